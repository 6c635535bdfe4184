import { element } from '../lib/element.js'
import { holdsPlace, NO_PLACES } from '../outbox/places.js'

export const UNDO_FOR = 10_000

/** What was just said: for ten seconds it can be taken back by one tap, and words can be added to it. */
export class Said {
  #words = element('strong')
  #effect = element('span')
  #undo = element('button', { type: 'button', className: 'button wide' })
  #note = element('textarea', { id: 'note', maxLength: 500, rows: 2 })
  #wrong = element('p', { id: 'note-wrong', className: 'wrong', role: 'alert' })
  #form
  #until = 0
  #left
  #ticking
  #entry

  view

  /** `onUndo(entry)`; `onNote(entry, words)` resolves to what is kept, or nothing. */
  constructor({ onUndo, onNote, signal }) {
    this.#form = element(
      'form',
      { className: 'field', noValidate: true },
      element('label', { htmlFor: 'note' }, 'Public words ', element('span', { className: 'quiet' }, '(optional, everyone reads them under your name)')),
      this.#note,
      this.#wrong,
      element('button', { className: 'button wide' }, 'Add these words'),
    )
    this.view = element(
      'section',
      { className: 'notice good said', tabIndex: -1, hidden: true, ariaLabel: 'What you just said' },
      element('p', { role: 'status' }, this.#words, ' ', this.#effect),
      this.#undo,
      this.#form,
    )
    this.#undo.addEventListener('click', () => {
      this.#end()
      onUndo(this.#entry)
    })
    this.#form.addEventListener('submit', async event => {
      event.preventDefault()
      const words = this.#note.value.trim()
      this.#wrong.textContent = !words ? 'Write something first.' : holdsPlace(words) ? NO_PLACES : ''
      if (this.#wrong.textContent) return this.#note.focus()
      if (!(await onNote(this.#entry, words))) return
      this.#note.value = ''
      this.#form.hidden = true
      this.#effect.textContent = 'Your words go with it.'
      this.view.focus()
    })
    signal.addEventListener('abort', () => clearInterval(this.#ticking))
  }

  /** `mayUndo` is false for what takes something back itself. */
  show(entry, words, effect, mayUndo) {
    this.#entry = entry
    this.#note.value = '' // what was begun was meant for another tap
    this.#words.textContent = words
    this.#effect.textContent = effect
    this.#wrong.textContent = ''
    this.#form.hidden = !mayUndo
    this.view.hidden = false
    this.#until = mayUndo ? performance.now() + UNDO_FOR : 0
    clearInterval(this.#ticking)
    this.#ticking = setInterval(() => this.#tick(), 250)
    this.#tick()
    this.view.focus({ preventScroll: true })
  }

  #tick() {
    const left = Math.ceil((this.#until - performance.now()) / 1000)
    if (left !== this.#left) this.#undo.replaceChildren('Undo ', element('span', { ariaHidden: 'true' }, `(${Math.max(left, 0)} s)`))
    this.#left = left
    const hadFocus = document.activeElement === this.#undo
    this.#undo.hidden = left <= 0
    if (left > 0) return
    clearInterval(this.#ticking)
    if (hadFocus) this.view.focus()
  }

  #end() {
    this.#until = 0
    this.#tick()
  }
}
