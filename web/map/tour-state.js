/**
 * A tour as the public knows it at one event number. Stops are flat: the properties of their GeoJSON feature with `id` and
 * `position` ([latitude, longitude]), in order of time. Nothing here changes in place: `after` returns the next state.
 */

/** Kinds that change the itinerary: which stops there are, when and where. */
const ITINERARY = new Set(['added', 'slipped', 'moved', 'cancelled', 'reinstated'])

export const changesItinerary = kind => ITINERARY.has(kind)

/** Whether an event says all that has changed since this state; otherwise the tour must be read again. */
export const follows = (event, tour) => event.number === tour.number + 1 && !changesItinerary(event.kind)

const stopOf = ({ id, geometry, properties }) => ({
  ...properties,
  id,
  position: [geometry.coordinates[1], geometry.coordinates[0]],
})

export function readTour({ number, features }) {
  return { number, stops: features.map(stopOf) }
}

/** The state after an event of the stream; the same one when the event says nothing new. */
export function after(tour, { number, feature }) {
  if (number <= tour.number) return tour
  // A photo changes no stop.
  if (!feature) return { ...tour, number }
  const changed = stopOf(feature)
  const stops = tour.stops.map(stop => (stop.id === changed.id ? changed : stop))
  return { number, stops }
}

const ends = stop => Date.parse(stop.ends)

/** A cancelled stop stays among those to come until its time is over, so that nobody goes there in vain. */
export function isToCome(stop, now) {
  if (stop.status === 'cancelled') return ends(stop) > now
  return stop.status !== 'done'
}

export const listToCome = (tour, now) => tour.stops.filter(stop => isToCome(stop, now))

/** What is over, newest first. */
export const listPast = (tour, now) => tour.stops.filter(stop => !isToCome(stop, now)).reverse()

/** Stops that one can still go to. */
export const listOpen = (tour, now) =>
  tour.stops.filter(stop => ['planned', 'late', 'live'].includes(stop.status) && ends(stop) > now)

/** The stop where the host is, else the next one to come; undefined when the tour is over. */
export function findNext(tour, now) {
  return tour.stops.find(stop => stop.status === 'live') ?? listOpen(tour, now)[0]
}

/** The stops behind the next one, at most so many. */
export function listThen(tour, next, now, atMost = 2) {
  const behind = tour.stops.slice(tour.stops.indexOf(next) + 1)
  return behind.filter(stop => stop.status !== 'cancelled' && isToCome(stop, now)).slice(0, atMost)
}

export const numberOf = (tour, stop) => tour.stops.findIndex(({ id }) => id === stop.id) + 1

export function progress(tour, now) {
  const held = tour.stops.filter(stop => stop.status !== 'cancelled')
  return { visited: held.filter(stop => !isToCome(stop, now)).length, total: held.length }
}

/** The way so far and the way to go, which meet at the last stop that the host has reached. */
export function routes(tour, now) {
  const route = tour.stops.filter(stop => stop.status !== 'cancelled')
  const reached = route.findLastIndex(stop => stop.status === 'live' || !isToCome(stop, now))
  const turn = Math.max(0, reached)
  const positions = stops => stops.map(stop => stop.position)
  return { done: positions(route.slice(0, turn + 1)), toCome: positions(route.slice(turn)) }
}
