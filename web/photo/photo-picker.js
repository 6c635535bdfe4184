import { element } from '../map/parts.js'
import { near, matches, taken, words } from './photo-words.js'

const PAGE = 200
const AT_MOST = 2_000

/**
 * Lets staff choose among a tour's public photos: `<photo-picker data-tour="42-stores">`, with `data-stop` to begin with one
 * stop's and `data-multiple` to choose several. `open()` shows it; `photos-picked` carries the chosen cards in `detail.photos`.
 * A photo without alternative text is shown, but cannot be chosen.
 */
class PhotoPicker extends HTMLElement {
  #cards = []
  #chosen = new Map()
  #dialog
  #parts

  async open() {
    this.#dialog ??= this.#build()
    this.append(this.#dialog)
    this.#chosen.clear()
    this.#parts.query.value = ''
    this.#show()
    this.#dialog.showModal()
    this.#parts.query.focus()
    await this.#read()
  }

  get #isMultiple() {
    return this.dataset.multiple !== undefined
  }

  #build() {
    const parts = (this.#parts = {
      query: element('input', { type: 'search', autocomplete: 'off' }),
      stop: element('select'),
      list: element('ul', { className: 'picker-list' }),
      said: element('p', { className: 'quiet', role: 'status' }),
      choose: element('button', { type: 'button', className: 'button primary' }),
      cancel: element('button', { type: 'button', className: 'button', textContent: 'Cancel' }),
    })
    const dialog = element(
      'dialog',
      { className: 'picker', ariaLabel: this.#isMultiple ? 'Choose photos' : 'Choose a photo' },
      element('h2', { textContent: this.#isMultiple ? 'Choose photos' : 'Choose a photo' }),
      element(
        'div',
        { className: 'picker-filter' },
        element('label', { className: 'field' }, 'Words or place', parts.query),
        element('label', { className: 'field' }, 'Stop', parts.stop),
      ),
      parts.list,
      element('div', { className: 'picker-foot row' }, parts.said, parts.cancel, parts.choose),
    )
    parts.query.addEventListener('input', () => this.#show())
    parts.stop.addEventListener('change', () => this.#show())
    parts.list.addEventListener('click', event => this.#click(event))
    parts.list.addEventListener('keydown', event => this.#press(event))
    parts.choose.addEventListener('click', () => this.#pick())
    parts.cancel.addEventListener('click', () => dialog.close())
    return dialog
  }

  async #read() {
    this.#say('Reading the photos …')
    try {
      this.#cards = await this.#readAll()
      this.#fillStops()
      this.#show()
    } catch {
      this.#say('The photos cannot be read just now. Close this and try again.')
    }
  }

  async #readAll() {
    const cards = []
    for (let page = [null]; page.length && cards.length < AT_MOST; cards.push(...page)) {
      const query = new URLSearchParams({ limit: PAGE, ...(cards.length && { after: cards.at(-1).id }) })
      const answer = await fetch(`/api/tours/${encodeURIComponent(this.dataset.tour)}/photos?${query}`)
      if (!answer.ok) throw new Error(`The photos answer ${answer.status}`)
      page = await answer.json()
      if (page.length < PAGE) return [...cards, ...page]
    }
    return cards
  }

  #fillStops() {
    const { stop } = this.#parts
    const wanted = stop.value || this.dataset.stop
    const places = new Map(this.#cards.map(card => [card.stop, card.place]))
    stop.replaceChildren(
      element('option', { value: '', textContent: 'All stops' }),
      ...[...places].map(([value, textContent]) => element('option', { value, textContent })),
    )
    stop.value = places.has(wanted) ? wanted : ''
  }

  #show() {
    const { query, stop, list } = this.#parts
    const found = this.#cards.filter(card => (!stop.value || card.stop === stop.value) && matches(card, query.value))
    list.replaceChildren(...found.map(card => this.#item(card)))
    list.querySelectorAll('button').forEach((button, i) => (button.tabIndex = i ? -1 : 0))
    this.#tell(found.length)
  }

  #item(card) {
    const isChosen = this.#chosen.has(card.id)
    const button = element(
      'button',
      { type: 'button', ariaPressed: String(isChosen), ariaDisabled: card.alt ? null : 'true' },
      element('img', { src: near(card, 320).url, alt: words(card), width: 320, height: 240, loading: 'lazy' }),
      element('span', { className: 'picker-words', textContent: card.caption ?? card.alt ?? '' }),
      element('span', { className: 'quiet', textContent: [card.place, taken(card)].filter(Boolean).join(' · ') }),
      ...(card.alt ? [] : [element('span', { className: 'picker-lacks', textContent: 'Needs alternative text' })]),
    )
    button.dataset.photo = card.id
    return element('li', {}, button)
  }

  #click(event) {
    const button = event.target.closest('[data-photo]')
    if (!button) return
    const card = this.#cards.find(({ id }) => id === button.dataset.photo)
    if (!card.alt) return this.#say('This photo needs alternative text before it can be used. Write it at the desk, under Photos.')
    const wasChosen = this.#chosen.delete(card.id)
    if (!this.#isMultiple) this.#chosen.clear()
    if (!wasChosen) this.#chosen.set(card.id, card)
    for (const other of this.#parts.list.querySelectorAll('[data-photo]')) {
      other.ariaPressed = String(this.#chosen.has(other.dataset.photo))
    }
    this.#tell()
  }

  /** One stop of the Tab key; arrows go on from there, by what stands above and below as well. */
  #press(event) {
    const buttons = [...this.#parts.list.querySelectorAll('[data-photo]')]
    const at = buttons.indexOf(event.target)
    if (at < 0) return
    const across = buttons.filter(button => button.offsetTop === buttons[0].offsetTop).length
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across, Home: -at, End: buttons.length - 1 - at }[event.key]
    const next = buttons[at + by]
    if (!next) return
    event.preventDefault()
    event.target.tabIndex = -1
    next.tabIndex = 0
    next.focus()
  }

  #tell(found = this.#parts.list.childElementCount) {
    const { choose } = this.#parts
    const { size } = this.#chosen
    choose.disabled = size === 0
    choose.textContent = this.#isMultiple && size ? `Use ${size} ${size === 1 ? 'photo' : 'photos'}` : 'Use this photo'
    this.#say(found === 1 ? '1 photo' : `${found} photos`)
  }

  #say(words) {
    this.#parts.said.textContent = words
  }

  #pick() {
    const photos = [...this.#chosen.values()]
    this.#dialog.close()
    this.dispatchEvent(new CustomEvent('photos-picked', { bubbles: true, detail: { photos } }))
  }
}

customElements.define('photo-picker', PhotoPicker)
