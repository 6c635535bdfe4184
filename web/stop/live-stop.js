import { CatchUp, isHopeless, waitAfter } from '../map/catch-up.js'
import { showWhen, showYourTime } from '../map/hero.js'
import { followTour } from '../map/live.js'
import { element, parts } from '../map/parts.js'
import { sentence, untilThen } from '../map/stop-words.js'
import { readTour } from '../map/tour-state.js'
import { PhotoShelf } from '../photo/photo-shelf.js'

/** Kinds after which the page has words or places that only the server can write. */
const REWRITES = new Set(['moved', 'changed'])

/** As many as StopPageView shows. */
const MOST_PHOTOS = 60

/** Upgrades a stop's page: countdown, the reader's own time, and what happens at this stop while the page is open. */
class LiveStop extends HTMLElement {
  #attached
  #stop
  #news
  #photos
  #parts = parts(this)

  connectedCallback() {
    this.#attached = new AbortController()
    const { signal } = this.#attached
    const { tour, number, starts, ends, zone, expected } = this.dataset
    const status = this.#parts.find('badge').dataset.status
    if (Number(number) >= history.state?.number) history.replaceState(null, '')
    this.#stop = { starts, ends, zone, status, expectedAt: expected }
    showYourTime(this, this.#stop)
    this.#photos = new PhotoShelf(this.querySelector('[data-photos]'), {
      tour,
      stop: location.pathname.split('/').at(-1),
      atMost: MOST_PHOTOS,
      leadFirst: true,
      signal,
    })

    this.#news = new CatchUp({
      number: Number(number),
      read: () => this.#readTour(),
      onPicture: tour => this.#showIn(tour),
      signal,
    })
    const ticking = setInterval(() => this.#tick(), 1000)
    signal.addEventListener('abort', () => clearInterval(ticking))
    followTour({
      tour,
      after: Number(number),
      onEvent: event => this.#receive(event),
      onLost: event => this.#readAgain(event),
      signal,
    })
  }

  disconnectedCallback() {
    this.#attached.abort()
  }

  /** What was taken down goes at once, whatever else was missed. */
  #readAgain(event) {
    if (event?.photo) this.#receivePhoto(event)
    if (event) this.#news.reach(event.number)
    else this.#news.readAgain()
  }

  #receivePhoto(event) {
    if (this.#photos.receive(event) === 'shown') this.#parts.text('said', 'New photo from this stop.')
  }

  #receive(event) {
    const { number, kind, feature } = event
    this.#news.applied(number)
    if (event.photo) return this.#receivePhoto(event)
    if (feature.id !== this.dataset.stop) return
    if (REWRITES.has(kind)) return this.#reload(number)
    this.#show({ ...feature.properties, id: feature.id })
    this.#parts.text('said', sentence(kind, this.#stop, this.dataset.host))
    this.#readRemarks().catch(() => this.#news.readAgain())
  }

  #show(stop) {
    this.#stop = stop
    this.querySelector('.hero').dataset.status = stop.status
    this.querySelector('.pin-next')?.setAttribute('class', `pin-${stop.status} pin-next`)
    showWhen(this, stop, Date.now())
  }

  /** What the host said belongs to the picture: when it cannot be read, both are read again. */
  async #readTour() {
    const tour = readTour(await this.#fetch(`/api/tours/${this.dataset.tour}/map`))
    const isHere = tour.stops.some(({ id, url }) => id === this.dataset.stop && url === location.pathname)
    if (isHere) await Promise.all([this.#readRemarks(), this.#photos.read(200)])
    return tour
  }

  #showIn({ number, stops }) {
    const stop = stops.find(({ id }) => id === this.dataset.stop)
    if (!stop || stop.url !== location.pathname) return this.#reload(number)
    this.#show(stop)
  }

  async #readRemarks() {
    const remarks = await this.#fetch(`/api${location.pathname}/remarks`)
    this.#parts.find('quiet').hidden = remarks.length > 0
    this.#parts.find('remarks').replaceChildren(...remarks.map(remarkLine))
  }

  async #fetch(url) {
    const answer = await fetch(url, { cache: 'no-cache', signal: this.#attached.signal })
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
    return answer.json()
  }

  /** The page that comes may be an older one as well; then it comes again, later and later. */
  #reload(number) {
    this.#attached.abort()
    const { tries = 0 } = history.state ?? {}
    if (isHopeless(tries)) return
    history.replaceState({ tries: tries + 1, number }, '')
    setTimeout(() => location.reload(), tries && waitAfter(tries))
  }

  #tick() {
    this.#parts.textOrNone('countdown', untilThen(this.#stop, Date.now()))
  }
}

/** The same microformats as in the page from the server. */
function remarkLine({ id, person, words, time, instant, note }) {
  const name = element(
    'span',
    { className: 'p-name' },
    element('b', { className: 'p-author h-card', textContent: person }),
    ` ${words}`,
  )
  const published = { className: 'dt-published quiet', dateTime: instant, textContent: time }
  const head = element('p', { className: 'remark-head' }, name, ' ', element('time', published))
  const said = note ? [element('blockquote', { className: 'e-content', textContent: note })] : []
  return element('li', { className: 'h-entry', id: `said-${id}` }, head, ...said)
}

customElements.define('live-stop', LiveStop)
