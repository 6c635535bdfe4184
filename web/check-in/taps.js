import { element } from '../lib/element.js'

const DELAYS = [15, 30, 60]

/** Milliseconds after a tap in which the next button, which now stands under the same thumb, does not count yet. */
const DOUBLE_TAP = 1_000

/** The buttons of one tap: which of them there are depends on how the stop stands. `onSay` gets { kind, minutes }. */
export class Taps {
  #onSay
  #status
  #tapped = -Infinity
  #reach = element('p', { className: 'quiet' })

  view = element('div', { className: 'taps' })

  constructor(onSay) {
    this.#onSay = onSay
  }

  show({ status }, reach) {
    this.#reach.textContent = reach
    this.#reach.hidden = !reach
    // Rebuilt only when it must: a thumb may be on its way down.
    if (status === this.#status) return
    this.#status = status
    this.view.replaceChildren(...this.#for(status), this.#reach)
  }

  #for(status) {
    switch (status) {
      case 'cancelled':
        return [element('p', { className: 'notice' }, 'This stop is cancelled, so there is nothing to check in. The PR team can reinstate it at the desk.')]
      case 'live':
        return [this.#button('Leaving', { kind: 'left' }, 'primary huge')]
      case 'done':
        return [element('p', { className: 'quiet' }, 'This stop is done. Back again?'), this.#button('I’m here again', { kind: 'arrived' })]
      default:
        return [this.#button('I’m here', { kind: 'arrived' }, 'primary huge'), this.#late(), this.#button('Leaving', { kind: 'left' })]
    }
  }

  #late() {
    const buttons = DELAYS.map(minutes => this.#button(`${minutes} min`, { kind: 'late', minutes }, ''))
    return element('fieldset', { className: 'late' }, element('legend', {}, 'Running late by'), ...buttons)
  }

  #button(words, said, className = 'wide') {
    const button = element('button', { type: 'button', className: `button ${className.includes('huge') ? `${className} wide` : className}` }, words)
    button.addEventListener('click', () => this.#tap(said))
    return button
  }

  #tap(said) {
    if (performance.now() - this.#tapped < DOUBLE_TAP) return
    this.#tapped = performance.now()
    this.#onSay(said)
  }
}
