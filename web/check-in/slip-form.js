import { element } from '../lib/element.js'
import { clock } from '../map/times.js'
import { moreItem } from './more-item.js'
import { restOfDay } from './todays-stop.js'

const SHIFTS = [15, 30, 60, 120]

/** Slips what is left of the day, after showing which stops that moves and where to. */
export class SlipForm {
  #stops = []
  #minutes = SHIFTS[1]
  #onSlip
  #list = element('ul', { className: 'moves' })
  #go = element('button', { type: 'button', className: 'button primary wide' })
  #choices

  view

  /** `onSlip(stops, minutes)`: all stops that move, the first one first; resolves to what is kept, or nothing. */
  constructor(onSlip) {
    this.#onSlip = onSlip
    const choice = minutes => element('label', { className: 'choice' }, element('input', { type: 'radio', name: 'slip', value: minutes, defaultChecked: minutes === this.#minutes }), ` ${minutes} min`)
    this.#choices = element('fieldset', { className: 'choices' }, element('legend', {}, 'Later by'), ...SHIFTS.map(choice))
    this.view = moreItem('Slip the rest of the day', element('div', { className: 'stack' }, this.#choices, this.#list, this.#go))
    this.#choices.addEventListener('change', event => {
      this.#minutes = Number(event.target.value)
      this.#preview()
    })
    this.#go.addEventListener('click', async () => {
      if (!(await this.#onSlip(this.#stops, this.#minutes))) return
      this.view.open = false
      this.view.querySelector('summary').focus()
    })
  }

  /** `first` is the next open stop of the day; without one there is nothing to slip. */
  show(stops, first) {
    this.#stops = first ? restOfDay(stops, first) : []
    this.view.hidden = this.#stops.length === 0
    this.#preview()
  }

  #preview() {
    const count = this.#stops.length
    const words = `Slip ${count === 1 ? 'this stop' : `these ${count} stops`} by ${this.#minutes} min`
    if (this.#go.textContent !== words) this.#go.textContent = words
    this.#list.replaceChildren(...this.#stops.map(stop => element('li', {}, `${stop.store}: ${clock(stop.starts, stop.zone)} → `, element('strong', {}, clock(later(stop.starts, this.#minutes), stop.zone)))))
  }
}

const later = (instant, minutes) => new Date(Date.parse(instant) + minutes * 60_000)
