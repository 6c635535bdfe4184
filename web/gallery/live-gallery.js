import { CatchUp } from '../map/catch-up.js'
import { followTour } from '../map/live.js'
import { PhotoShelf } from '../photo/photo-shelf.js'

const PAGE = 48

/** Upgrades the gallery: photos open large, new ones come and others go while the page is open, more come below. */
class LiveGallery extends HTMLElement {
  #attached
  #shelf
  #more = null
  #size = PAGE

  connectedCallback() {
    this.#attached = new AbortController()
    const { signal } = this.#attached
    const { tour, stop, number, first } = this.dataset
    const isFirst = first !== undefined
    this.#more = this.querySelector('[data-do="more"]')
    this.#shelf = new PhotoShelf(this.querySelector('[data-photos]'), { tour, stop, signal, takesNew: isFirst })
    this.#more?.addEventListener('click', event => this.#showMore(event), { signal })
    this.#findByHash()

    const news = new CatchUp({
      // Photos come from the database itself, never from before what was heard of.
      number: 0,
      read: () => this.#read(isFirst),
      onPicture: () => this.#count(),
      signal,
    })
    followTour({
      tour,
      after: Number(number),
      onEvent: event => this.#receive(event),
      onLost: event => {
        if (event) this.#receive(event)
        news.readAgain()
      },
      signal,
    })
  }

  disconnectedCallback() {
    this.#attached.abort()
  }

  /** A page further back is not read again: what is behind `after` moves on, and its reader comes by the first page. */
  async #read(isFirst) {
    if (isFirst) await this.#shelf.read(this.#size)
    return { number: 0 }
  }

  #receive(event) {
    if (!event.photo) return
    const did = this.#shelf.receive(event)
    if (did === 'shown') this.#say(`New photo from ${event.photo.place}.`)
    if (did) this.#count()
  }

  #count() {
    const none = this.querySelector('[data-part="none"]')
    none.hidden = this.#shelf.figures.length > 0
  }

  async #showMore(event) {
    event.preventDefault()
    const link = this.#more
    link.setAttribute('aria-disabled', 'true')
    try {
      const came = await this.#readMore()
      this.#say(`${came} more photos.`)
    } catch {
      location.assign(link.href)
    }
    link.removeAttribute('aria-disabled')
  }

  async #readMore() {
    const before = this.#shelf.figures.length
    const came = await this.#shelf.readMore(PAGE)
    this.#size = Math.min(200, this.#size + came)
    if (came < PAGE) this.#more.hidden = true
    const first = this.#shelf.figures[before]
    first?.querySelector('a').focus({ preventScroll: true })
    return came
  }

  /** A shared link may name a photo further back. */
  async #findByHash() {
    for (let pages = 0; pages < 20 && !this.#shelf.openByHash(); pages++) {
      if (!this.#more || this.#more.hidden) return
      await this.#readMore()
    }
  }

  #say(words) {
    this.querySelector('[data-part="said"]').textContent = words
  }
}

customElements.define('live-gallery', LiveGallery)
