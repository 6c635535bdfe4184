import { element } from '../lib/element.js'
import { secretOf } from './height.js'

/**
 * Makes the links fit for a WordPress frame, which may neither open pages nor leave: those to other embeds take the secret
 * along, and those that lead out become text, for a link that does nothing is worse than an address. Answers what to do again
 * with content that comes later.
 */
export function keepInFrame(article) {
  const adapt = () => {
    if (!secretOf(location.hash)) return
    for (const link of article.querySelectorAll('a[href^="/embed/"]')) {
      link.setAttribute('href', link.getAttribute('href') + location.hash)
    }
    for (const link of article.querySelectorAll('a[target="_blank"]:not([data-part])')) {
      link.replaceWith(element('span', { className: link.className }, ...link.childNodes))
    }
  }
  adapt()
  return adapt
}
