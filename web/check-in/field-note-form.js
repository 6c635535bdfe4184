import { element } from '../lib/element.js'
import { holdsPlace, NO_PLACES } from '../outbox/places.js'
import { field, moreItem, submitButton } from './more-item.js'

const KINDS = [
  ['wish', 'A wish'],
  ['complaint', 'A complaint'],
  ['praise', 'Praise'],
]

/** A customer's words as a field note; only the team reads it. */
export class FieldNoteForm {
  #words = element('textarea', { maxLength: 1000, rows: 3 })
  #wordsField = field('customer-words', 'What did the customer say?', this.#words, 'Only the team reads it. No names, please.')
  #tags = element('input', { maxLength: 200, autocapitalize: 'none', autocomplete: 'off' })
  #tagsField = field('product-tags', 'Products', this.#tags, 'With commas between them, such as: recorder, warranty')
  #known = element('p', { className: 'row known', hidden: true })
  #form = element('form', { className: 'stack', noValidate: true }, this.#kinds(), this.#wordsField.view, this.#tagsField.view, this.#known, submitButton('Keep this note'))

  view = moreItem('A customer said …', this.#form)

  /** `onNote({ kind, words, tags })` resolves to what is kept, or nothing. */
  constructor(onNote) {
    this.#form.addEventListener('submit', event => {
      event.preventDefault()
      this.#submit(onNote)
    })
  }

  /** Tags that were used before on this tour. */
  suggest(tags) {
    this.#known.hidden = tags.length === 0
    this.#known.replaceChildren(...tags.slice(0, 8).map(tag => this.#suggestion(tag)))
  }

  async #submit(onNote) {
    const words = this.#words.value.trim()
    const tags = tagsOf(this.#tags.value)
    if (!this.#wordsField.wrong(!words ? 'Write what the customer said.' : holdsPlace(words) ? NO_PLACES : '')) return
    if (!this.#tagsField.wrong(wrongTags(tags))) return
    if (!(await onNote({ kind: new FormData(this.#form).get('kind'), words, tags }))) return
    this.#form.reset()
    this.view.open = false
    this.view.querySelector('summary').focus()
  }

  #kinds() {
    const choice = ([value, label], at) =>
      element('label', { className: 'choice' }, element('input', { type: 'radio', name: 'kind', value, defaultChecked: at === 0 }), ` ${label}`)
    return element('fieldset', { className: 'choices' }, element('legend', {}, 'It is'), ...KINDS.map(choice))
  }

  #suggestion(tag) {
    const button = element('button', { type: 'button', className: 'button', ariaLabel: `Add ${tag}` }, tag)
    button.addEventListener('click', () => (this.#tags.value = tagsOf(`${this.#tags.value},${tag}`).join(', ')))
    return button
  }
}

/** Each tag once, whatever its case. */
export function tagsOf(text) {
  const tags = new Map()
  for (const part of text.split(',')) {
    const tag = part.trim().replace(/\s+/g, ' ')
    if (tag && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag)
  }
  return [...tags.values()]
}

export function wrongTags(tags) {
  if (tags.length > 8) return 'Eight products at most.'
  if (tags.some(tag => tag.length > 40)) return 'Forty letters at most for each product; put commas between them.'
  return tags.some(holdsPlace) || holdsPlace(tags.join(', ')) ? NO_PLACES : ''
}
