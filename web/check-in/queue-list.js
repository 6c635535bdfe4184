import { element } from '../lib/element.js'
import { clock } from '../map/times.js'
import { holdsPlace, NO_PLACES } from '../outbox/places.js'
import { tallyWords, whatBecomes, whatItSays } from './entry-words.js'
import { wrongAddress } from './live-form.js'

/** The queue for everyone to see: how many wait, and each entry with its time, its state, what it will do and what it did. */
export class QueueList {
  #acts
  #lines = new Map()
  #tally = element('h2', { id: 'queue', tabIndex: -1 }, tallyWords({ waiting: 0, sent: 0, lost: 0 }))
  #said = element('p', { className: 'unseen', role: 'status' })
  #list = element('ol', { className: 'entries' })
  #none = element('p', { className: 'quiet' }, 'What you say stands here until the server has answered.')

  view = element('section', { className: 'queue', ariaLabel: 'Queue' }, this.#tally, this.#said, this.#none, this.#list)

  /** `acts`: `drop(entry)`, `mend(entry, words)`, `takeBack(entry)`, each called by a button. */
  constructor(acts) {
    this.#acts = acts
  }

  show(entries, { tally, stops, receipts, ...line }) {
    const words = tallyWords(tally)
    if (this.#tally.textContent !== words) this.#said.textContent = this.#tally.textContent = words
    this.#none.hidden = entries.length > 0
    const newest = [...entries].reverse()
    for (const id of this.#lines.keys()) if (!entries.some(entry => entry.id === id)) this.#forget(id)
    const withdrawn = new Set(entries.map(({ body }) => body.withdraws))
    const views = newest.map(entry => this.#line(entry).show(entry, { stops, line, receipt: receipts.get(entry.id), isWithdrawn: withdrawn.has(entry.id) }))
    // Moved only where the order is another one: a line that is moved loses the focus inside.
    if (views.some((view, at) => this.#list.children[at] !== view)) this.#list.replaceChildren(...views)
  }

  #line(entry) {
    if (!this.#lines.has(entry.id)) this.#lines.set(entry.id, new QueueLine(this.#acts, () => this.#tally.focus()))
    return this.#lines.get(entry.id)
  }

  #forget(id) {
    this.#lines.get(id).view.remove()
    this.#lines.delete(id)
  }
}

class QueueLine {
  #acts
  #leave
  #entry
  #shown = ''
  #head = element('p', { className: 'entry-head' })
  #state = element('p', { className: 'entry-state' })
  #receipt = element('details', { className: 'receipt', hidden: true })
  #buttons = element('p', { className: 'row' })

  view = element('li', { className: 'entry' }, this.#head, this.#state, this.#receipt, this.#buttons)

  /** `leave()` takes the focus to where it is when the buttons here are gone. */
  constructor(acts, leave) {
    this.#acts = acts
    this.#leave = leave
  }

  show(entry, { stops, line, receipt, isWithdrawn }) {
    this.#entry = entry
    const stop = stops.find(({ slug }) => slug === entry.stop)
    const zone = stop?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    const state = whatBecomes(entry, line, zone)
    const now = JSON.stringify([state, entry.state, entry.body, receipt, isWithdrawn])
    if (now === this.#shown) return this.view
    this.#shown = now
    this.view.dataset.state = entry.state
    this.#head.replaceChildren(
      element('strong', {}, whatItSays(entry)),
      element('span', { className: 'quiet' }, ` ${stop ? `${stop.store} · ` : ''}${clock(entry.kind === 'photo' ? entry.addedAt : entry.happenedAt, zone)}`),
    )
    this.#state.textContent = state
    this.#showReceipt(receipt)
    this.#showButtons(this.#buttonsFor(entry, isWithdrawn))
    return this.view
  }

  #showReceipt(receipt) {
    this.#receipt.hidden = !receipt
    if (!receipt) return
    this.#receipt.replaceChildren(
      element('summary', {}, 'What it did'),
      element('ul', {}, ...receipt.rows.map(row => element('li', { className: `row-${row.state}` }, element('b', {}, `${row.title}: `), row.words))),
    )
  }

  #showButtons(buttons) {
    const hadFocus = this.#buttons.contains(document.activeElement)
    this.#buttons.replaceChildren(...buttons)
    if (hadFocus) this.#leave()
  }

  #buttonsFor({ kind, state, body }, isWithdrawn) {
    const words = wordsField(kind)
    const canGoBack = kind === 'check-in' && body.kind !== 'withdrawn' && !isWithdrawn && ['waiting', 'sent'].includes(state)
    return [
      state === 'refused' && words && this.#button('Mend it', () => this.#askForWords(words)),
      state === 'refused' && this.#button('Try again', () => this.#acts.mend(this.#entry, this.#entry.body)),
      canGoBack && this.#button('Take it back', () => this.#acts.takeBack(this.#entry)),
      ['refused', 'waiting'].includes(state) && this.#button('Drop it', () => this.#acts.drop(this.#entry), 'danger'),
    ].filter(Boolean)
  }

  #askForWords(field) {
    const text = element('textarea', { rows: 2, maxLength: field === 'words' ? 1000 : 500, value: this.#entry.body[field] ?? '', ariaLabel: 'Your words' })
    const wrong = element('span', { className: 'wrong', role: 'alert' })
    const send = () => {
      const mended = text.value.trim()
      wrong.textContent = field === 'url' ? wrongAddress(mended) : holdsPlace(mended) ? NO_PLACES : ''
      if (!wrong.textContent) this.#acts.mend(this.#entry, { ...this.#entry.body, [field]: mended })
    }
    this.#buttons.replaceChildren(text, wrong, this.#button('Send it so', send, 'primary'))
    text.focus()
  }

  #button(words, act, className = '') {
    const button = element('button', { type: 'button', className: `button ${className}`, ariaLabel: `${words}: ${whatItSays(this.#entry)}` }, words)
    button.addEventListener('click', act)
    return button
  }
}

const wordsField = kind => ({ note: 'note', 'field-note': 'words', stream: 'url', photo: 'alt' })[kind]
