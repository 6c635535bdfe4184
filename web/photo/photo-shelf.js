import { element } from '../map/parts.js'
import { entryOf, photoFigure } from './photo-figure.js'
import { PhotoList } from './photo-list.js'

const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey, altKey }) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey

/**
 * A list of photos that the server made: keeps it in step with what happens to them and opens them large. `root` is the `ul`,
 * its `data-sizes` say how wide they stand; `options` are those of PhotoList.
 */
export class PhotoShelf {
  #root
  #tour
  #stop
  #list
  #signal
  #lightbox

  constructor(root, { tour, signal, ...options }) {
    this.#root = root
    this.#tour = tour
    this.#stop = options.stop
    this.#signal = signal
    this.#list = new PhotoList([...root.querySelectorAll('[data-photo]')].map(entryOf), options)
    root.addEventListener('click', event => this.#click(event), { signal })
    globalThis.addEventListener('hashchange', () => this.openByHash(), { signal })
    signal.addEventListener('abort', () => this.#lightbox?.close())
    this.openByHash()
  }

  /** In the order of the page. */
  get figures() {
    return this.#list.photos.map(({ figure }) => figure)
  }

  /** What an event of the stream did here, if anything: 'shown', 'changed', 'removed'. */
  receive({ number, kind, photo }) {
    const did = this.#list.receive({ number, kind, photo: kind === 'photo-removed' ? photo : this.#entry(photo) })
    if (did) this.#show()
    return did
  }

  /** Reads anew what there is: after the network was away, nobody knows what was missed. */
  async read(limit) {
    const meanwhile = this.#list.beginReading()
    const cards = await this.#fetch({ limit })
    this.#list.replace(this.#entries(cards), meanwhile)
    this.#show()
  }

  /** Adds those behind the last one; answers how many came. */
  async readMore(limit) {
    const meanwhile = this.#list.beginReading()
    const cards = await this.#fetch({ limit, after: this.#list.photos.at(-1)?.id })
    this.#list.append(this.#entries(cards), meanwhile)
    this.#show()
    return cards.length
  }

  /** Opens the photo that the address names; answers whether it is here. */
  openByHash() {
    const id = location.hash.match(/^#photo-([\da-f-]{36})$/)?.[1]
    if (!id) return true
    const isHere = Boolean(this.#list.find(id))
    if (isHere && !this.#lightbox?.isOpen) this.#open(id)
    return isHere
  }

  async #fetch({ limit, after = '' }) {
    const query = new URLSearchParams({ stop: this.#stop ?? '', after, limit })
    if (!after) query.delete('after')
    const answer = await fetch(`/api/tours/${encodeURIComponent(this.#tour)}/photos?${query}`, {
      cache: 'no-cache',
      signal: this.#signal,
    })
    if (!answer.ok) throw new Error(`The photos answer ${answer.status}`)
    return answer.json()
  }

  #entry(card) {
    return entryOf(photoFigure(card, this.#root.dataset.sizes))
  }

  #entries(cards) {
    return cards.map(card => this.#entry(card))
  }

  /** Figures that stay are left alone, so that nothing loads again and nobody loses the focus. */
  #show() {
    const items = new Map([...this.#root.children].map(item => [item.firstElementChild.dataset.photo, item]))
    const focused = [...items.values()].findIndex(item => item.contains(document.activeElement))
    const wanted = this.#list.photos.map(({ id, figure }) => {
      const item = items.get(id) ?? element('li')
      if (item.firstElementChild !== figure) item.replaceChildren(figure)
      return item
    })
    if (wanted.length !== this.#root.children.length || wanted.some((item, i) => item !== this.#root.children[i])) {
      this.#root.replaceChildren(...wanted)
      this.#keepFocus(focused)
    }
    this.#fitSizes(wanted)
    const section = this.#root.closest('[data-part="photos"]')
    if (section) section.hidden = wanted.length === 0
    this.#lightbox?.refresh()
  }

  /** What leads stands larger than the others, and needs a wider file. */
  #fitSizes(items) {
    const { sizes, firstSizes = sizes } = this.#root.dataset
    items.forEach((item, i) => {
      const wanted = i ? sizes : firstSizes
      for (const part of item.querySelector('picture').children) if (part.sizes !== wanted) part.sizes = wanted
    })
  }

  #keepFocus(index) {
    if (index < 0 || this.#root.contains(document.activeElement)) return
    const { children } = this.#root
    children[Math.min(index, children.length - 1)]?.querySelector('a').focus({ preventScroll: true })
  }

  #click(event) {
    const link = event.target.closest('.photo-open')
    if (!link || !isPlainClick(event)) return
    event.preventDefault()
    this.#open(link.closest('[data-photo]').dataset.photo, link.href)
  }

  /** Comes only when it is wanted, so that pages stay light; without it there is still the picture itself. */
  async #open(id, otherwise) {
    try {
      const { Lightbox } = await import('./lightbox.js')
      this.#lightbox ??= new Lightbox(() => this.figures)
      if (!this.#lightbox.isOpen) this.#lightbox.open(id)
    } catch (error) {
      console.warn('The large view does not open:', error.message)
      if (otherwise) location.assign(otherwise)
    }
  }
}
