import { LiveEmbed } from '../embed/live-embed.js'
import { readEmbed } from '../embed/read-embed.js'
import { addressOf, settle } from './guest.js'

/**
 * A tour or a stop in somebody else's page: `<whistlestop-stop tour="42-stores" stop="boston-copley-place">`, with `theme` and
 * `map` like a frame's address. What stands inside the element shows until the embed is there, and when it cannot be had.
 */
export class EmbedElement extends HTMLElement {
  static observedAttributes = ['tour', 'stop', 'theme', 'map']

  /** The element of one installation, for tours or for stops. */
  static of(home, { isStop }) {
    return class extends EmbedElement {
      home = home
      isStop = isStop
    }
  }

  #live
  #turn = 0
  #styles = []
  #shadow = this.attachShadow({ mode: 'open' })

  connectedCallback() {
    if (!this.#shadow.firstChild) this.#shadow.append(document.createElement('slot'))
    this.#show()
  }

  disconnectedCallback() {
    this.#turn++
    this.#live?.stop()
  }

  /** Several attributes set one after the other are one change. */
  attributeChangedCallback() {
    if (this.isConnected) this.#show()
  }

  async #show() {
    const turn = ++this.#turn
    await null
    const address = addressOf(this.home, this.isStop, name => this.getAttribute(name))
    if (turn !== this.#turn || !address) return
    try {
      const article = await this.#read(address)
      if (turn === this.#turn) await this.#put(article, address)
    } catch (error) {
      console.warn('Whistlestop:', error.message)
    }
  }

  async #read(address) {
    const article = await readEmbed(address)
    this.#styles = [...article.ownerDocument.querySelectorAll('link[rel="stylesheet"]')].map(({ href }) => href)
    return settle(article, this.home)
  }

  async #put(article, address) {
    this.#live?.stop()
    const styles = await Promise.all(this.#styles.map(href => this.#loaded(href)))
    // A style sheet that is moved loads anew, so that those stay where they are.
    for (const child of [...this.#shadow.children]) {
      if (!styles.includes(child)) child.remove()
    }
    this.#shadow.append(article)
    this.#live = new LiveEmbed(article, {
      base: this.home,
      source: address,
      onRedrawn: () => settle(article, this.home),
    })
    this.#live.start()
  }

  /** A style sheet that is there already, so that nothing flashes unstyled. */
  #loaded(href) {
    const known = [...this.#shadow.querySelectorAll('link')].find(link => link.href === href)
    if (known) return known
    return new Promise(resolve => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
      link.onload = link.onerror = () => resolve(link)
      this.#shadow.append(link)
    })
  }
}
