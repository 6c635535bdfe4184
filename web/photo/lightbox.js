import { element } from '../map/parts.js'
import { icon, setIcon } from './icon.js'
import { ReportDialog } from './report-dialog.js'
import { Stage } from './stage.js'
import { actionOf, step, survivor } from './steps.js'

const EACH = 5_000
const PAN = { ArrowRight: { x: -80, y: 0 }, ArrowLeft: { x: 80, y: 0 }, ArrowUp: { x: 0, y: 80 }, ArrowDown: { x: 0, y: -80 } }

/** Photos one by one, as large as the screen. `figures` answers those of the page, in order, whenever it is asked. */
export class Lightbox {
  #figures
  #ids = []
  #current
  #shown
  #playing
  #hasEntry = false
  #neighbours = new Map()
  #dialog
  #stage
  #report = new ReportDialog()
  #parts

  constructor(figures) {
    this.#figures = figures
    this.#build()
  }

  get isOpen() {
    return this.#dialog.open
  }

  open(id) {
    document.body.append(this.#dialog)
    this.#dialog.showModal()
    this.#hasEntry = location.hash !== `#photo-${id}`
    // Back leads to the page below, as people expect of a phone.
    if (this.#hasEntry) history.pushState(history.state, '', `#photo-${id}`)
    this.#ids = this.#listIds()
    this.#show(id)
    const { next, close } = this.#parts
    ;(next.disabled ? close : next).focus()
  }

  close() {
    this.#dialog.close()
  }

  /** The page's photos are others now. */
  refresh() {
    if (!this.isOpen) return
    const ids = this.#listIds()
    const id = survivor(this.#ids, ids, this.#current)
    this.#ids = ids
    if (!id) return this.close()
    if (id !== this.#current) this.#say('That photo was taken away.')
    this.#show(id)
  }

  #listIds() {
    return this.#figures().map(({ dataset }) => dataset.photo)
  }

  #figure(id = this.#current) {
    return this.#figures().find(({ dataset }) => dataset.photo === id)
  }

  #build() {
    const button = (name, words, action) => {
      const made = element('button', { type: 'button', title: words, ariaLabel: words }, icon(name))
      made.addEventListener('click', action)
      return made
    }
    const parts = (this.#parts = {
      count: element('p', { className: 'lightbox-count' }),
      play: button('play', 'Play as a slideshow', () => this.#do('play')),
      smaller: button('smaller', 'Smaller', () => this.#do('smaller')),
      larger: button('larger', 'Larger', () => this.#do('larger')),
      share: button('share', 'Share this photo', () => this.#share()),
      report: button('report', 'Report this photo', () => this.#openReport()),
      close: button('close', 'Close', () => this.close()),
      previous: button('previous', 'Photo before', () => this.#do('previous')),
      next: button('next', 'Next photo', () => this.#do('next')),
      caption: element('div', { className: 'lightbox-caption' }),
      said: element('p', { className: 'lightbox-said', role: 'status' }),
    })
    parts.previous.className = 'lightbox-previous'
    parts.next.className = 'lightbox-next'
    this.#stage = new Stage({
      onSwipe: meant => this.#do(meant),
      onZoom: view => (parts.smaller.disabled = view.scale <= 1),
    })
    this.#dialog = element(
      'dialog',
      { className: 'lightbox', ariaLabel: 'Photos' },
      element(
        'div',
        { className: 'lightbox-bar' },
        parts.count,
        parts.play,
        parts.smaller,
        parts.larger,
        parts.share,
        parts.report,
        parts.close,
      ),
      this.#stage.box,
      parts.previous,
      parts.next,
      parts.caption,
      parts.said,
    )
    this.#dialog.addEventListener('keydown', event => this.#press(event))
    this.#dialog.addEventListener('close', () => this.#closed())
    addEventListener('popstate', () => this.isOpen && this.#travelled())
  }

  #press(event) {
    if (event.target.closest('dialog') !== this.#dialog) return
    const action = actionOf(event, this.#stage.isZoomed)
    // Space presses the button that has the focus.
    if (!action || (event.key === ' ' && event.target.matches('button, a'))) return
    event.preventDefault()
    if (action === 'pan') this.#stage.pan(PAN[event.key])
    else this.#do(action)
  }

  #do(action) {
    switch (action) {
      case undefined:
        return undefined
      case 'close':
        return this.close()
      case 'larger':
        return this.#stage.zoom(1.5)
      case 'smaller':
        return this.#stage.zoom(1 / 1.5)
      case 'fit':
        return this.#stage.fit()
      case 'play':
        return this.#playing ? this.#pause() : this.#play()
      default:
        this.#pause()
        return this.#show(step(this.#ids, this.#current, action))
    }
  }

  #show(id) {
    const figure = this.#figure(id)
    const { count, previous, next, caption } = this.#parts
    const at = this.#ids.indexOf(id)
    if (id !== this.#current) history.replaceState(history.state, '', `#photo-${id}`)
    this.#current = id
    // When others come and go, the one that is being looked at stays as it is.
    if (figure !== this.#shown) {
      this.#shown = figure
      this.#stage.show(figure, this.#prepared(figure))
      caption.replaceChildren(...captionOf(figure))
    }
    count.textContent = `${at + 1} of ${this.#ids.length}`
    disable(previous, at === 0, next)
    disable(next, at === this.#ids.length - 1, previous)
    this.#preload(at)
  }

  #prepared(figure) {
    const known = this.#neighbours.get(figure.dataset.photo)
    return known?.figure === figure ? known.picture : largePicture(figure)
  }

  /** Detached pictures load, too. */
  #preload(at) {
    const near = [this.#ids[at - 1], this.#ids[at + 1]].filter(Boolean).map(id => this.#figure(id))
    this.#neighbours = new Map(near.map(figure => [figure.dataset.photo, { figure, picture: this.#prepared(figure) }]))
  }

  #play() {
    this.#playing = setInterval(() => {
      const id = step(this.#ids, this.#current, 'next')
      this.#show(id === this.#current ? this.#ids[0] : id)
    }, EACH)
    this.#label('pause', 'Pause')
  }

  #pause() {
    clearInterval(this.#playing)
    this.#playing = undefined
    this.#label('play', 'Play as a slideshow')
  }

  #label(name, words) {
    setIcon(this.#parts.play, name)
    Object.assign(this.#parts.play, { title: words, ariaLabel: words })
  }

  async #share() {
    const { url, place } = this.#figure().dataset
    const address = new URL(url, location.href).href
    try {
      if (navigator.share) return await navigator.share({ title: `Photo from ${place}`, url: address })
      await navigator.clipboard.writeText(address)
      this.#say('The link to this photo is copied.')
    } catch (error) {
      if (error.name !== 'AbortError') this.#say(`This photo's link: ${address}`)
    }
  }

  #openReport() {
    this.#pause()
    this.#report.open(this.#current, this.#dialog)
  }

  #say(words) {
    this.#parts.said.textContent = words
    setTimeout(() => (this.#parts.said.textContent = ''), 6_000)
  }

  #travelled() {
    const id = location.hash.replace('#photo-', '')
    this.#hasEntry = false
    if (this.#ids.includes(id)) this.#show(id)
    else this.close()
  }

  #closed() {
    this.#pause()
    this.#stage.clear()
    this.#dialog.remove()
    const figure = this.#figure()
    this.#current = this.#shown = undefined
    if (location.hash.startsWith('#photo-')) {
      if (this.#hasEntry) history.back()
      else history.replaceState(history.state, '', location.pathname + location.search)
    }
    figure?.querySelector('a').focus()
  }
}

/** The picture of the page again, as wide as the screen. */
function largePicture(figure) {
  const picture = figure.querySelector('picture').cloneNode(true)
  const img = picture.querySelector('img')
  img.loading = 'eager'
  img.removeAttribute('fetchpriority')
  for (const part of picture.children) part.sizes = '100vw'
  return picture
}

/** On the page of its stop there is no need to lead there. */
function captionOf(figure) {
  const lines = [...figure.querySelector('figcaption').cloneNode(true).childNodes]
  const { pathname } = new URL(figure.dataset.url, location.href)
  const link = element('a', { href: pathname, textContent: 'About this stop' })
  return pathname === location.pathname ? lines : [...lines, element('p', {}, link)]
}

/** A button that goes takes the focus to its other side. */
function disable(button, isDisabled, other) {
  const hadFocus = document.activeElement === button
  button.disabled = isDisabled
  if (isDisabled && hadFocus && !other.disabled) other.focus()
}
