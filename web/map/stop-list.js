import { element, OUTWARD } from './parts.js'
import { place, statusWords, watch } from './stop-words.js'
import { listPast, listToCome, numberOf } from './tour-state.js'
import { hours, shortDay } from './times.js'

/** The two lists of stops, made by the server; keeps their lines and puts each where it belongs. */
export class StopList {
  #root
  #lines = new Map()

  constructor(root) {
    this.#root = root
    for (const line of root.querySelectorAll('[data-stop]')) this.#lines.set(line.dataset.stop, line)
  }

  show(tour, now) {
    this.#arrange('to-come', 'count', listToCome(tour, now), tour)
    this.#arrange('past', 'past-count', listPast(tour, now), tour)
    this.#part('none').hidden = listToCome(tour, now).length > 0
    this.#root.querySelector('.past').hidden = listPast(tour, now).length === 0
  }

  markNearest(stop) {
    for (const [id, line] of this.#lines) line.toggleAttribute('data-nearest', id === stop?.id)
  }

  #part(name) {
    return this.#root.querySelector(`[data-part="${name}"]`)
  }

  #arrange(name, count, stops, tour) {
    const list = this.#root.querySelector(`[data-list="${name}"]`)
    const lines = stops.map(stop => this.#line(stop, numberOf(tour, stop)))
    // Lines that stay are left alone, so that nobody loses the focus.
    if (lines.length !== list.children.length || lines.some((line, i) => line !== list.children[i])) {
      list.replaceChildren(...lines)
    }
    this.#part(count).textContent = stops.length
  }

  #line(stop, number) {
    const line = this.#lines.get(stop.id) ?? newLine(stop.id)
    this.#lines.set(stop.id, line)
    fill(line, stop, number)
    return line
  }
}

function newLine(id) {
  const line = element(
    'li',
    { className: 'stop' },
    element('span', { className: 'stop-number', ariaHidden: 'true' }),
    element('div', { className: 'stop-where' }, element('a'), element('span', { className: 'quiet' })),
    element('time', {}, element('b'), element('span')),
    element('span', { className: 'badge' }),
  )
  line.dataset.stop = id
  return line
}

function fill(line, stop, number) {
  const set = (selector, text) => {
    const part = line.querySelector(selector)
    if (part.textContent !== text) part.textContent = text
    return part
  }
  line.dataset.status = stop.status
  set('.stop-number', String(number))
  set('.stop-where a', stop.store).href = stop.url
  set('.stop-where span', place(stop))
  set('time b', shortDay(stop.starts, stop.zone))
  set('time span', hours(stop.starts, stop.ends, stop.zone))
  line.querySelector('time').dateTime = stop.starts
  set('.badge', statusWords(stop)).dataset.status = stop.status
  showWatch(line, watch(stop))
}

function showWatch(line, there) {
  const link = line.querySelector('.watch')
  if (!there) return link?.remove()
  const shown = link ?? line.querySelector('.stop-where').appendChild(element('a', { className: 'watch', rel: OUTWARD }))
  shown.href = there.href
  shown.textContent = there.words
}
