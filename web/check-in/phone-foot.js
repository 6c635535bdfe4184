import { element } from '../lib/element.js'
import { SignOut } from './sign-out.js'

/** Whose phone this is, which tours there are, and the way out. */
export class PhoneFoot {
  #who = element('p', { className: 'quiet' })
  #keep = element('a', { className: 'button wide', href: '/check-in?plain' }, 'Keep this phone signed in until the tour ends')
  #tours = element('nav', { className: 'stack', ariaLabel: 'Your tours', hidden: true })
  #signOut

  view

  constructor(signingOut) {
    this.#signOut = new SignOut(signingOut)
    this.view = element('section', { className: 'phone stack', ariaLabel: 'This phone' }, this.#who, this.#keep, this.#tours, this.#signOut.view)
  }

  show({ person, enrolled, tours, tour }) {
    this.#who.textContent = `Signed in as ${person.name}. ${enrolled ? 'This phone stays signed in until a day after the tour’s last stop. Lost it? Whoever runs the tour signs it out at the desk.' : ''}`
    this.#keep.hidden = enrolled
    this.#tours.hidden = tours.length < 2
    const shown = JSON.stringify([tours, tour.slug])
    if (this.#tours.dataset.shown === shown) return
    this.#tours.dataset.shown = shown
    this.#tours.replaceChildren(element('h2', {}, 'Your tours'), ...tours.map(other => link(other, other.slug === tour.slug)))
  }
}

function link({ slug, title }, isHere) {
  const made = element('a', { className: 'button wide', href: `/check-in?tour=${encodeURIComponent(slug)}` }, title)
  if (isHere) made.setAttribute('aria-current', 'true')
  return made
}
