export { element } from '../lib/element.js'

/** What a link to somebody else's site says of itself. */
export const OUTWARD = 'noopener noreferrer nofollow external'

/** Fills the places that the server has marked with data-part; texts only, never HTML. */
export function parts(root) {
  const find = name => root.querySelector(`[data-part="${name}"]`)
  return {
    find,
    text(name, text) {
      const part = find(name)
      if (!part) return
      if (part.textContent !== text) part.textContent = text
    },
    /** As text, but an empty text takes the place away. */
    textOrNone(name, text) {
      const part = find(name)
      if (!part) return
      if (part.textContent !== text) part.textContent = text
      part.hidden = !text
    },
    badge(name, status, words) {
      const part = find(name)
      part.dataset.status = status
      part.textContent = words
    },
  }
}
