import { EmbedElement } from './embed-element.js'
import { fitFrames } from './fit-frames.js'

const home = new URL(import.meta.url).origin

/** A page may load us twice, in two releases even; the first one stays. */
const define = (name, kind) => {
  if (!customElements.get(name)) customElements.define(name, kind)
}

define('whistlestop-tour', EmbedElement.of(home, { isStop: false }))
define('whistlestop-stop', EmbedElement.of(home, { isStop: true }))
fitFrames(home)
