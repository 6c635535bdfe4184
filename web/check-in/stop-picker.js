import { element } from '../lib/element.js'
import { distance } from '../map/nearest.js'
import { clock, shortDay } from '../map/times.js'
import { others } from './todays-stop.js'

/** The other stops: by time, or nearest first once the phone was allowed to say where it is, which it tells nobody else. */
export class StopPicker {
  #onPick
  #here
  #shown
  #latest
  #near = element('button', { type: 'button', className: 'button wide' }, 'Nearest first')
  #told = element('p', { className: 'quiet', role: 'status' })
  #list = element('ul', { className: 'picker' })

  view = element(
    'details',
    { className: 'more-item' },
    element('summary', {}, 'Another stop'),
    element('p', { className: 'quiet' }, 'The distance is worked out on this phone and stays here.'),
    this.#near,
    this.#told,
    this.#list,
  )

  /** `onPick(stop)`; `locate` is navigator.geolocation or acts like it. */
  constructor(onPick, locate = navigator.geolocation) {
    this.#onPick = onPick
    this.#near.hidden = !locate
    this.#near.addEventListener('click', () => this.#locate(locate))
    this.view.addEventListener('toggle', () => this.view.open && this.#fill())
  }

  show(stops, chosen, now) {
    this.#latest = { stops, chosen, now }
    if (this.view.open) this.#fill()
  }

  close() {
    this.view.open = false
  }

  #locate(locate) {
    this.#told.textContent = 'Looking …'
    locate.getCurrentPosition(
      ({ coords }) => {
        this.#here = [coords.latitude, coords.longitude]
        this.#told.textContent = 'Nearest first.'
        this.#fill()
      },
      () => (this.#told.textContent = 'This phone does not know where it is; the stops stand in order of time.'),
      { maximumAge: 60_000, timeout: 15_000 },
    )
  }

  #fill() {
    const { stops, chosen, now } = this.#latest
    const wanted = others(stops, chosen, this.#here, now)
    const shown = JSON.stringify(wanted)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#list.replaceChildren(...wanted.map(({ stop, km }) => element('li', {}, this.#button(stop, km))))
  }

  #button(stop, km) {
    const where = km === undefined ? '' : ` · ${distance(km)}`
    const button = element(
      'button',
      { type: 'button', className: 'button wide pick' },
      element('strong', {}, stop.store),
      element('span', { className: 'quiet' }, `${stop.city} · ${shortDay(stop.starts, stop.zone)}, ${clock(stop.starts, stop.zone)} · ${stop.status}${where}`),
    )
    button.addEventListener('click', () => this.#onPick(stop))
    return button
  }
}
