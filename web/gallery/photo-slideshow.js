import { CatchUp } from '../map/catch-up.js'
import { followTour } from '../map/live.js'
import { element } from '../map/parts.js'
import { icon, setIcon } from '../photo/icon.js'
import { entryOf, photoFigure } from '../photo/photo-figure.js'
import { PhotoList } from '../photo/photo-list.js'
import { actionOf } from '../photo/steps.js'
import { Rotation } from './rotation.js'

const AT_MOST = 200
const IDLE = 3_000
/** On a slow line a photo gets so long to come before the one on the screen simply stays for another turn. */
const PATIENCE = 20_000

/** Shows photos on a screen in the store, for days: new ones next, removed ones never again, whatever the network does. */
class PhotoSlideshow extends HTMLElement {
  #attached
  #list
  #rotation
  #timer
  #paused = false
  #turn = 0
  #awake
  #idle
  #screen
  #buttons

  connectedCallback() {
    this.#attached = new AbortController()
    const { signal } = this.#attached
    const { tour, stop, number } = this.dataset
    const figures = [...this.querySelectorAll('[data-photo]')]
    this.#list = new PhotoList(figures.map(entryOf), { stop, atMost: AT_MOST })
    this.#rotation = new Rotation(this.#ids())
    this.#screen = element('div', { className: 'show-screen' })
    this.querySelector('[data-photos]').replaceWith(this.#screen)
    this.#addButtons()
    this.#listen(signal)

    const news = new CatchUp({ number: 0, read: () => this.#read(), onPicture: () => {}, signal })
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
    this.#show()
  }

  disconnectedCallback() {
    this.#attached.abort()
    clearTimeout(this.#timer)
    this.#awake?.release()
  }

  #ids() {
    return this.#list.photos.map(({ id }) => id)
  }

  // --- what happens on the tour ---

  #receive({ number, kind, photo }) {
    if (!photo) return
    const entry = kind === 'photo-removed' ? photo : this.#entry(photo)
    const did = this.#list.receive({ number, kind, photo: entry })
    if (did === 'shown') {
      const wasEmpty = this.#rotation.size === 0
      this.#rotation.add(photo.id)
      if (wasEmpty) this.#show()
      else this.#prepare()
    }
    if (did === 'removed') this.#remove(photo.id)
    if (did === 'changed' && photo.id === this.#rotation.current) this.#show()
  }

  #remove(id) {
    this.#screen.querySelectorAll(`[data-photo="${CSS.escape(id)}"]`).forEach(figure => figure.remove())
    if (this.#rotation.remove(id)) this.#show()
  }

  async #read() {
    const { tour, stop = '' } = this.dataset
    const meanwhile = this.#list.beginReading()
    const query = new URLSearchParams({ stop, limit: AT_MOST })
    const answer = await fetch(`/api/tours/${encodeURIComponent(tour)}/photos?${query}`, {
      cache: 'no-cache',
      signal: this.#attached.signal,
    })
    if (!answer.ok) throw new Error(`The photos answer ${answer.status}`)
    this.#list.replace((await answer.json()).map(card => this.#entry(card)), meanwhile)
    if (this.#rotation.replace(this.#ids()) || !this.#screen.childElementCount) this.#show()
    return { number: 0 }
  }

  #entry(card) {
    return entryOf(photoFigure(card, '100vw'))
  }

  // --- the screen ---

  /** The new photo fades in over the old one as soon as it is there; without it, the old one stays. */
  async #show() {
    clearTimeout(this.#timer)
    const turn = ++this.#turn
    const entry = this.#list.find(this.#rotation.current)
    this.querySelector('[data-part="none"]').hidden = Boolean(entry)
    this.#buttons.hidden = !entry
    if (!entry) return this.#screen.replaceChildren()
    const figure = slide(entry.figure)
    const isHere = await loaded(figure.querySelector('picture img'))
    // Much may have happened while it was loading.
    if (turn !== this.#turn) return undefined
    if (isHere || !this.#screen.childElementCount) this.#fadeIn(figure)
    this.#prepare()
    this.#wait()
    return undefined
  }

  #fadeIn(figure) {
    const old = [...this.#screen.children]
    this.#screen.append(figure)
    // The browser must have seen it transparent once.
    figure.getBoundingClientRect()
    figure.classList.add('is-shown')
    old.forEach(other => other.classList.remove('is-shown'))
    setTimeout(() => old.forEach(other => other.remove()), 1_600)
  }

  #prepare() {
    const next = this.#list.find(this.#rotation.following)
    if (next) loaded(slide(next.figure).querySelector('picture img'))
  }

  #wait() {
    clearTimeout(this.#timer)
    if (!this.#paused) this.#timer = setTimeout(() => this.#go('next'), Number(this.dataset.seconds) * 1_000)
  }

  #go(direction) {
    if (this.#rotation.size < 2) return this.#wait()
    if (direction === 'next') this.#rotation.next()
    else this.#rotation.previous()
    return this.#show()
  }

  // --- whoever stands before it ---

  #addButtons() {
    const button = (name, words, action) => {
      const made = element('button', { type: 'button', title: words, ariaLabel: words }, icon(name))
      made.addEventListener('click', action)
      return made
    }
    this.#buttons = element(
      'div',
      { className: 'show-buttons', role: 'toolbar', ariaLabel: 'Slideshow' },
      button('previous', 'Photo before', () => this.#go('previous')),
      button('pause', 'Pause', event => this.#toggle(event.currentTarget)),
      button('next', 'Next photo', () => this.#go('next')),
      button('screen', 'Full screen', () => this.#fullScreen()),
    )
    this.append(this.#buttons)
  }

  #toggle(button = this.#buttons.children[1]) {
    this.#paused = !this.#paused
    setIcon(button, this.#paused ? 'play' : 'pause')
    Object.assign(button, this.#paused ? { title: 'Play', ariaLabel: 'Play' } : { title: 'Pause', ariaLabel: 'Pause' })
    this.#wait()
  }

  async #fullScreen() {
    if (document.fullscreenElement) await document.exitFullscreen()
    else await document.documentElement.requestFullscreen().catch(() => {})
  }

  #listen(signal) {
    const wake = () => this.#wake()
    for (const name of ['pointermove', 'pointerdown', 'keydown', 'focusin']) addEventListener(name, wake, { signal })
    addEventListener('keydown', event => this.#press(event), { signal })
    this.#screen.addEventListener('click', event => this.#go(event.clientX < innerWidth / 3 ? 'previous' : 'next'), { signal })
    document.addEventListener('visibilitychange', () => this.#keepAwake(), { signal })
    this.#keepAwake()
    this.#wake()
  }

  #press(event) {
    const action = event.key === 'f' ? 'screen' : actionOf(event)
    if (action === 'screen') return this.#fullScreen()
    if (action === 'play' && !event.target.closest('button')) this.#toggle()
    if (action === 'next' || action === 'previous') this.#go(action)
    return undefined
  }

  /** Pointer and buttons go away when nobody touches anything. */
  #wake() {
    this.classList.remove('is-idle')
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => {
      if (!this.#buttons.contains(document.activeElement)) this.classList.add('is-idle')
    }, IDLE)
  }

  /** The browser lets go of it whenever the page is hidden. */
  async #keepAwake() {
    if (document.visibilityState !== 'visible') return
    this.#awake = await navigator.wakeLock?.request('screen').catch(() => undefined)
  }
}

/** The photo of the page, filling the screen, without a link. */
function slide(figure) {
  const picture = figure.querySelector('picture').cloneNode(true)
  for (const part of picture.children) part.sizes = '100vw'
  picture.querySelector('img').loading = 'eager'
  const blur = figure.querySelector('.photo-blur')?.cloneNode()
  const made = element('figure', { className: 'slide' }, ...(blur ? [blur] : []), picture, figure.querySelector('figcaption').cloneNode(true))
  made.dataset.photo = figure.dataset.photo
  return made
}

/** Whether the picture is there to be shown, after some patience. */
function loaded(img) {
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE, false))
  return Promise.race([img.decode().then(() => true, () => false), late])
}

customElements.define('photo-slideshow', PhotoSlideshow)
