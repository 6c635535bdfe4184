import { element, OUTWARD, parts } from './parts.js'
import { eyebrow, place, remark, statusWords, untilThen, watch } from './stop-words.js'
import { day, hours, shortDay, yourTime, zoneName } from './times.js'

/** Shows a stop in a card of the server: when, where, and how long until then. */
export function showWhen(root, stop, now) {
  const { text, textOrNone, badge } = parts(root)
  badge('badge', stop.status, statusWords(stop))
  textOrNone('countdown', untilThen(stop, now))
  textOrNone('remark', remark(stop))
  text('day', day(stop.starts, stop.zone))
  text('hours', hours(stop.starts, stop.ends, stop.zone))
  showYourTime(root, stop)
  showWatch(root, stop)
}

function showWatch(root, stop) {
  const link = parts(root).find('watch')
  const there = watch(stop)
  link.hidden = !there
  link.textContent = there?.words ?? ''
  // Also while it is hidden: a link to nowhere is a dead end for search engines.
  link.href = there?.href ?? stop.url
}

export function showYourTime(root, stop) {
  const { find, textOrNone } = parts(root)
  const yours = yourTime(stop.starts, stop.ends, stop.zone)
  textOrNone('your-time', yours)
  find('your-title').hidden = !yours
}

/** Makes the map page's hero as the server does, where it said before that there is no stop to come. */
export function buildHero(hero) {
  const part = (name, part, properties = {}, ...children) => {
    const made = element(name, properties, ...children)
    made.dataset.part = part
    return made
  }
  hero.replaceChildren(
    element('p', { className: 'hero-top' }, part('span', 'eyebrow', { className: 'eyebrow' }), part('span', 'badge', { className: 'badge' })),
    part('p', 'countdown', { className: 'countdown' }),
    element('h2', { id: 'hero-name' }, part('a', 'store')),
    part('p', 'place', { className: 'hero-place' }),
    part('a', 'watch', { className: 'button watch', rel: OUTWARD, hidden: true }),
    part('p', 'remark', { className: 'notice bad', hidden: true }),
    element(
      'dl',
      { className: 'when' },
      element('dt', { textContent: 'At the store' }),
      element('dd', {}, part('time', 'starts', {}, part('b', 'day'), ' ', part('span', 'hours')), part('small', 'zone')),
      part('dt', 'your-title', { textContent: 'Your time', hidden: true }),
      part('dd', 'your-time', { hidden: true }),
    ),
    part('div', 'then', { className: 'then', hidden: true }, element('h3', { textContent: 'After that' }), element('ol')),
    element('p', { className: 'hero-more' }, part('a', 'more', { className: 'button primary', textContent: 'About this stop' })),
  )
}

/** Shows another stop in the map page's hero, or the same one anew. */
export function showHero(hero, stop, now) {
  const { find, text } = parts(hero)
  if (hero.dataset.stop !== stop.id) text('zone', zoneName(stop.zone))
  hero.dataset.stop = stop.id
  hero.dataset.status = stop.status
  text('eyebrow', eyebrow(stop))
  text('store', stop.store)
  text('place', place(stop))
  find('store').href = stop.url
  find('more').href = stop.url
  find('starts').dateTime = stop.starts
  showWhen(hero, stop, now)
}

/** Shows the stops that follow it. */
export function showThen(hero, stops) {
  const box = parts(hero).find('then')
  box.hidden = stops.length === 0
  box.querySelector('ol').replaceChildren(
    ...stops.map(stop =>
      element(
        'li',
        {},
        element('a', { href: stop.url, textContent: stop.store }),
        ' ',
        element('span', { className: 'quiet', textContent: `${place(stop)} · ${shortDay(stop.starts, stop.zone)}` }),
      ),
    ),
  )
}
