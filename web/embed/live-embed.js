import { showWhen } from '../map/hero.js'
import { CatchUp } from '../map/catch-up.js'
import { followTour } from '../map/live.js'
import { parts } from '../map/parts.js'
import { eyebrow, place, sentence, untilThen } from '../map/stop-words.js'
import { after, changesItinerary, findNext, progress, readTour, routes } from '../map/tour-state.js'
import { pathOf, spread } from './drawing.js'
import { neighbour } from './neighbour.js'
import { readEmbed } from './read-embed.js'

/** Kinds after which there are words or places that only the server can write. */
const REWRITES = new Set(['moved', 'changed'])

/**
 * Keeps an embed at what happens on the tour, while somebody sees it: out of sight it holds no connection, of which a browser
 * has few for one host. An archive carries no state and is left as it is.
 */
export class LiveEmbed {
  #article
  #base
  #source
  #onRedrawn
  #tour
  #next
  #seen
  #watching

  /**
   * @param base address of our host, an empty text on our own pages
   * @param source address of the embed's page
   * @param onRedrawn called when the content is new
   */
  constructor(article, { base = '', source = location.href, onRedrawn = () => {} } = {}) {
    this.#article = article
    this.#base = base
    this.#source = new URL(source)
    this.#source.hash = ''
    this.#onRedrawn = onRedrawn
  }

  start() {
    if (!this.#readState()) return
    this.#show()
    this.#watching = new IntersectionObserver(([{ isIntersecting }]) => (isIntersecting ? this.#open() : this.#close()))
    this.#watching.observe(this.#article)
  }

  stop() {
    this.#watching?.disconnect()
    this.#close()
  }

  #open() {
    if (this.#seen || !this.#tour) return
    this.#seen = new AbortController()
    const { signal } = this.#seen
    const news = new CatchUp({
      number: this.#tour.number,
      read: () => this.#read(),
      onPicture: ({ article }) => this.#redraw(article),
      signal,
    })
    const ticking = setInterval(() => this.#tick(), 1000)
    signal.addEventListener('abort', () => clearInterval(ticking))
    followTour({
      base: this.#base,
      tour: this.#article.dataset.tour,
      after: this.#tour.number,
      onEvent: event => this.#receive(event, news),
      onLost: event => spread(() => (event ? news.reach(event.number) : news.readAgain()), signal),
      signal,
    })
  }

  #close() {
    this.#seen?.abort()
    this.#seen = undefined
  }

  #readState() {
    const state = parts(this.#article).find('state')
    this.#tour = state && readTour(JSON.parse(state.textContent))
    return this.#tour
  }

  /** Under an address that is another one every two seconds: shared by all who ask at once, kept by no cache for the next time. */
  async #read() {
    this.#source.searchParams.set('after', `${this.#tour.number}-${Math.floor(Date.now() / 2_000)}`)
    const article = await readEmbed(this.#source)
    const state = parts(article).find('state')
    return { article, number: state ? JSON.parse(state.textContent).number : Infinity }
  }

  #redraw(article) {
    this.#article.replaceChildren(...article.childNodes)
    this.#onRedrawn()
    if (this.#readState()) this.#show()
    else this.stop()
  }

  #receive(event, news) {
    const { kind, feature, number } = event
    this.#tour = after(this.#tour, event)
    if (!feature) return news.applied(number)
    if (this.#mustRewrite(kind, feature)) return spread(() => news.reach(number), this.#seen.signal)
    news.applied(number)
    this.#show()
    if (!this.#isOfStop || feature.id === this.#article.dataset.stop) {
      parts(this.#article).text('said', sentence(kind, feature.properties, this.#article.dataset.host))
    }
  }

  get #isOfStop() {
    return this.#article.dataset.kind === 'stop'
  }

  #mustRewrite(kind, { id }) {
    if (this.#isOfStop) return REWRITES.has(kind) && id === this.#article.dataset.stop
    return changesItinerary(kind) || REWRITES.has(kind) || !findNext(this.#tour, Date.now()) !== !this.#next
  }

  #told(now) {
    return this.#isOfStop
      ? this.#tour.stops.find(({ id }) => id === this.#article.dataset.stop)
      : findNext(this.#tour, now)
  }

  #show() {
    const now = Date.now()
    this.#next = this.#told(now)
    if (this.#next) this.#showCard(this.#next, now)
    this.#showPins()
    if (this.#isOfStop) return
    const { visited, total } = progress(this.#tour, now)
    parts(this.#article).text('progress', `${visited} of ${total} stops visited`)
    this.#showRoute(now)
  }

  #showCard(stop, now) {
    const card = this.#article.querySelector('.card')
    if (!card) return
    const { find, text } = parts(card)
    card.dataset.status = stop.status
    if (!this.#isOfStop) {
      text('eyebrow', eyebrow(stop))
      text('store', stop.store)
      text('place', place(stop))
      const link = find('store')
      link.setAttribute('href', neighbour(link.getAttribute('href'), stop.slug))
      card.dataset.stop = stop.id
    }
    showWhen(card, stop, now)
  }

  #pin(id) {
    return this.#article.querySelector(`.pins [data-stop="${id}"]`)
  }

  /** A pin's shape is its status, which is the style's matter. */
  #showPins() {
    for (const { id, status } of this.#tour.stops) {
      const pin = this.#pin(id)
      if (!pin) continue
      pin.dataset.status = status
      pin.toggleAttribute('data-next', id === this.#next?.id)
    }
  }

  #showRoute(now) {
    const route = this.#article.querySelector('.route')
    if (!route) return
    const { width, height } = route.viewBox.baseVal
    const drawn = this.#tour.stops.map(stop => {
      const { x, y } = this.#pin(stop.id)?.dataset ?? {}
      return { ...stop, position: [(parseFloat(x) * width) / 100, (parseFloat(y) * height) / 100] }
    })
    const { done, toCome } = routes({ stops: drawn }, now)
    route.querySelector('.done').setAttribute('d', pathOf(done))
    route.querySelector('.to-come').setAttribute('d', pathOf(toCome))
  }

  #tick() {
    const now = Date.now()
    const told = this.#told(now)
    if (told?.id !== this.#next?.id) return this.#show()
    if (told) parts(this.#article).textOrNone('countdown', untilThen(told, now))
  }
}
