import { CatchUp } from './catch-up.js'
import { buildHero, showHero, showThen } from './hero.js'
import { LeafletMap } from './leaflet-map.js'
import { followTour } from './live.js'
import { byDistance, distance } from './nearest.js'
import { element, parts } from './parts.js'
import { StopList } from './stop-list.js'
import { place, sentence } from './stop-words.js'
import { PhotoShelf } from '../photo/photo-shelf.js'
import { showWhenNear } from '../photo/show-when-near.js'
import { after, findNext, follows, listOpen, listThen, progress, readTour } from './tour-state.js'
import { hours, shortDay } from './times.js'

const PATIENCE = 5_000
const NEWEST_PHOTOS = 6

/** Upgrades the tour's page: live map, countdown, and whatever happens on the tour while the page is open. */
class TourMap extends HTMLElement {
  #attached
  #tour
  #map
  #list
  #news
  #photos
  #slipped = 0
  #slippedAt = 0
  #parts = parts(this)

  connectedCallback() {
    this.#attached = new AbortController()
    this.#list = new StopList(this)
    this.#offerNearest()
    showWhenNear(this.querySelector('[data-photos]'), this.#attached.signal)
    this.#photos = new PhotoShelf(this.querySelector('[data-photos]'), {
      tour: this.dataset.tour,
      atMost: NEWEST_PHOTOS,
      signal: this.#attached.signal,
    })
    const ticking = setInterval(() => this.#tick(), 1000)
    this.#attached.signal.addEventListener('abort', () => clearInterval(ticking))
    this.#start()
  }

  disconnectedCallback() {
    this.#attached.abort()
    this.#map?.remove()
  }

  /** The server's page stands until all is there; without a network it stands longer, and we try again. */
  async #start() {
    const { signal } = this.#attached
    try {
      const [tour, topology] = await Promise.all([this.#readTour(), this.#readBasemap()])
      if (signal.aborted) return
      this.#tour = tour
      await this.#openMap(topology)
    } catch (error) {
      if (signal.aborted) return
      console.warn('The live map opens later:', error.message)
      setTimeout(() => this.#start(), PATIENCE)
      return
    }
    this.#news = new CatchUp({
      number: Math.max(this.#tour.number, Number(this.dataset.number)),
      read: () => this.#readAll(),
      onPicture: tour => {
        this.#tour = tour
        this.#show()
      },
      signal,
    })
    // The page itself may be newer than the picture that it got, or its photos older.
    if (this.#tour.number !== Number(this.dataset.number)) this.#news.readAgain()
    followTour({
      tour: this.dataset.tour,
      after: this.#tour.number,
      onEvent: event => this.#receive(event),
      onLost: event => this.#readAgain(event),
      signal,
    })
  }

  async #readTour() {
    const { signal } = this.#attached
    const answer = await fetch(`/api/tours/${this.dataset.tour}/map`, { cache: 'no-cache', signal })
    if (!answer.ok) throw new Error(`The tour answers ${answer.status}`)
    return readTour(await answer.json())
  }

  /** The photos belong to the picture: when they cannot be read, both are read again. */
  async #readAll() {
    const tour = await this.#readTour()
    await this.#photos.read(NEWEST_PHOTOS)
    return tour
  }

  async #readBasemap() {
    if (this.dataset.tiles) return null
    const answer = await fetch(this.dataset.basemap, { signal: this.#attached.signal })
    return answer.json()
  }

  /** In small steps, so that the page answers to a touch in between; the server's drawing stands until all is there. */
  async #openMap(topology) {
    const box = this.querySelector('.live-map')
    const { tiles, attribution, number } = this.dataset
    const { stops } = this.#tour
    box.hidden = false
    box.style.opacity = 0
    await pause()
    this.#map?.remove()
    this.#map = new LeafletMap(box, { tiles, attribution, stops })
    await pause()
    if (topology) await this.#map.drawGround(topology, stops, pause)
    await pause()
    await this.#map.open(this.#tour, Date.now(), pause)
    box.style.opacity = ''
    this.querySelector('.still').hidden = true
    await pause()
    if (this.#tour.number === Number(number)) this.#tick()
    else this.#show()
  }

  #receive(event) {
    if (!follows(event, this.#tour)) return this.#readAgain(event)
    this.#tour = after(this.#tour, event)
    this.#news.applied(event.number)
    if (event.photo) return this.#receivePhoto(event)
    this.#show()
    this.#say(event)
  }

  #receivePhoto(event) {
    if (this.#photos.receive(event) === 'shown') this.#parts.text('said', `New photo from ${event.photo.place}.`)
  }

  #readAgain(event) {
    if (!event) return this.#news.readAgain()
    // What was taken down goes at once, whatever else was missed.
    if (event.photo) this.#receivePhoto(event)
    else this.#say(event)
    this.#news.reach(event.number)
  }

  /** A slip moves many stops at once, but is one sentence. */
  #say({ kind, feature }) {
    const now = Date.now()
    this.#slipped = kind === 'slipped' && now - this.#slippedAt < 1_000 ? this.#slipped + 1 : 1
    if (kind === 'slipped') this.#slippedAt = now
    const words =
      this.#slipped > 1
        ? `${this.#slipped} stops have a new time.`
        : sentence(kind, feature.properties, this.dataset.host)
    if (words) this.#parts.text('said', words)
  }

  #show() {
    const now = Date.now()
    this.#map.show(this.#tour, now)
    this.#list.show(this.#tour, now)
    const { visited, total } = progress(this.#tour, now)
    const bar = this.querySelector('progress')
    Object.assign(bar, { value: visited, max: Math.max(1, total) })
    const next = findNext(this.#tour, now)
    this.querySelector('.progress').hidden = total === 0
    this.#parts.text('progress', `${visited} of ${total} stops visited`)
    this.#tick()
    if (next) showThen(this.querySelector('.hero'), listThen(this.#tour, next, now))
  }

  #tick() {
    if (!this.#tour) return
    const now = Date.now()
    const next = findNext(this.#tour, now)
    const hero = this.querySelector('.hero')
    if (!hero.dataset.stop && !next) return
    if (!hero.dataset.stop) buildHero(hero)
    // When the tour is over, its last stop stays in the hero until the page is opened again.
    const stop = next ?? this.#tour.stops.find(({ id }) => id === hero.dataset.stop)
    if (stop) showHero(hero, stop, now)
  }

  // --- nearest to me: worked out here, the place never leaves this function ---

  #offerNearest() {
    const button = this.querySelector('[data-do="nearest"]')
    if (!navigator.geolocation) return
    button.hidden = false
    button.addEventListener('click', () => this.#findNearest(button), { signal: this.#attached.signal })
  }

  #findNearest(button) {
    if (!this.#tour) return
    button.disabled = true
    this.#tellNearest('Finding out where you are. Your place stays in this browser.')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        button.disabled = false
        this.#showNearest(byDistance(listOpen(this.#tour, Date.now()), [latitude, longitude])[0])
      },
      ({ code, PERMISSION_DENIED }) => {
        button.disabled = false
        this.#tellNearest(
          code === PERMISSION_DENIED
            ? 'Your browser does not tell this page where you are, and that is fine: every stop stands in the list below.'
            : 'Your place could not be found just now. Every stop stands in the list below.',
        )
      },
      { maximumAge: 600_000, timeout: 10_000 },
    )
  }

  #showNearest(nearest) {
    if (!nearest) return this.#tellNearest('There are no more stops to come on this tour.')
    const { stop, km } = nearest
    this.#map.goTo(stop)
    this.#list.markNearest(stop)
    this.#tellNearest(
      'Nearest to you: ',
      element('a', { href: stop.url, textContent: `${stop.store}, ${place(stop)}` }),
      `, about ${distance(km)} away. ${shortDay(stop.starts, stop.zone)}, ${hours(stop.starts, stop.ends, stop.zone)}.`,
    )
  }

  #tellNearest(...content) {
    const box = this.#parts.find('nearest')
    box.hidden = false
    box.replaceChildren(...content)
  }
}

const pause = () => new Promise(resolve => setTimeout(resolve))

customElements.define('tour-map', TourMap)
