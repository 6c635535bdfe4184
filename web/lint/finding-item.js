import { element } from '../lib/element.js'

/** One finding of the list: why it is there, what to do about it, how others would say it, and where it is. */
export class FindingItem {
  #reason = element('p', { className: 'lint-reason' })
  #advice = element('p', { className: 'lint-advice' })
  #example = element('p', { className: 'lint-example' })
  #show = element('button', { type: 'button', className: 'button small' }, 'Show me')

  view = element('li', {}, this.#reason, this.#advice, this.#example, this.#show)

  constructor(rule, onShow) {
    this.view.dataset.rule = rule
    this.#show.addEventListener('click', () => onShow(rule))
  }

  update({ reason, advice, example, start }) {
    say(this.#reason, reason)
    say(this.#advice, advice)
    say(this.#example, example)
    this.#show.hidden = start < 0
    this.#show.ariaLabel = `Show me: ${reason}`
  }
}

/** Leaves alone what has not changed, for a screen reader would read it again. */
function say(paragraph, words) {
  if (paragraph.textContent !== words) paragraph.textContent = words
}
