import { element } from '../lib/element.js'
import { clock, day, hours } from '../map/times.js'
import { isToday } from './todays-stop.js'

/** Which stop this is about, and how it stands. */
export class StopCard {
  #eyebrow = element('p', { className: 'eyebrow' })
  #store = element('h1', { id: 'store', tabIndex: -1, textContent: 'Check in' })
  #where = element('p', { className: 'where' })
  #badge = element('span', { className: 'badge' })
  #since = element('span')

  view = element(
    'div',
    { className: 'stop' },
    this.#eyebrow,
    this.#store,
    this.#where,
    element('p', { className: 'state' }, this.#badge, this.#since),
  )

  show(stop, tour, now) {
    this.#eyebrow.textContent = tour.title
    this.#store.textContent = stop.store
    const when = isToday(stop, now) ? 'Today' : day(stop.starts, stop.zone)
    this.#where.textContent = `${stop.city} · ${when}, ${hours(stop.starts, stop.ends, stop.zone)}`
    this.#badge.dataset.status = stop.status
    this.#badge.textContent = stop.status
    this.#since.textContent = since(stop)
  }

  focus() {
    this.#store.focus()
  }
}

function since({ status, expectedAt, arrivedAt, leftAt, zone, cancelReason }) {
  switch (status) {
    case 'late':
      return `Expected ${clock(expectedAt, zone)}`
    case 'live':
      return `You are here since ${clock(arrivedAt, zone)}`
    case 'done':
      return leftAt ? `You left at ${clock(leftAt, zone)}` : 'Over, an hour after its time'
    case 'cancelled':
      return cancelReason ? `“${cancelReason}”` : ''
    default:
      return ''
  }
}
