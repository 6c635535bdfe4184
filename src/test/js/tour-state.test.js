import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentence, statusWords, untilThen, watch } from '../../../web/map/stop-words.js'
import {
  after,
  changesItinerary,
  findNext,
  follows,
  isToCome,
  listOpen,
  listPast,
  listThen,
  listToCome,
  progress,
  readTour,
  routes,
} from '../../../web/map/tour-state.js'

const NOW = Date.parse('2026-11-22T12:00:00Z')

const feature = (id, day, status, more = {}) => ({
  id,
  geometry: { coordinates: [-day, day] },
  properties: {
    store: `Store ${id}`,
    city: 'Boston',
    region: 'MA',
    zone: 'America/New_York',
    starts: `2026-11-${day}T16:00:00Z`,
    ends: `2026-11-${day}T20:00:00Z`,
    status,
    ...more,
  },
})

const tour = readTour({
  number: 7,
  features: [
    feature('a', 20, 'done', { arrivedAt: '2026-11-20T16:00:00Z' }),
    feature('x', 21, 'cancelled'),
    feature('b', 22, 'planned'),
    feature('y', 23, 'cancelled'),
    feature('c', 24, 'planned'),
    feature('d', 25, 'planned'),
  ],
})
const ids = stops => stops.map(stop => stop.id).join('')

test('a photo changes no stop, but counts', () => {
  const then = after(tour, { number: 8, kind: 'photo-shown', photo: { id: 'p' } })
  assert.deepEqual(then, { ...tour, number: 8 })
})

test('positions are latitude first', () => assert.deepEqual(tour.stops[0].position, [20, -20]))

test('a cancelled stop is to come until its time is over', () => {
  assert.equal(ids(listToCome(tour, NOW)), 'bycd')
  assert.equal(ids(listPast(tour, NOW)), 'xa')
})

test('one cannot go to a cancelled stop', () => assert.equal(ids(listOpen(tour, NOW)), 'bcd'))

test('the next stop is the first open one, then two more', () => {
  const next = findNext(tour, NOW)
  assert.equal(next.id, 'b')
  assert.equal(ids(listThen(tour, next, NOW)), 'cd')
})

test('the live stop comes before all others', () => {
  const live = after(tour, { number: 8, feature: feature('c', 24, 'live') })
  assert.equal(findNext(live, NOW).id, 'c')
})

test('a tour that is over has no next stop', () => assert.equal(findNext(tour, Date.parse('2026-12-01T00:00:00Z')), undefined))

test('an event changes its stop and leaves the old state alone', () => {
  const next = after(tour, { number: 8, feature: feature('b', 22, 'live') })
  assert.equal(next.number, 8)
  assert.equal(next.stops[2].status, 'live')
  assert.equal(tour.stops[2].status, 'planned')
})

test('an event that is known already changes nothing', () =>
  assert.equal(after(tour, { number: 7, feature: feature('b', 22, 'live') }), tour))

test('cancelled stops do not count', () => assert.deepEqual(progress(tour, NOW), { visited: 1, total: 4 }))

test('the two routes meet at the last stop reached and leave cancelled ones out', () =>
  assert.deepEqual(routes(tour, NOW), {
    done: [[20, -20]],
    toCome: [[20, -20], [22, -22], [24, -24], [25, -25]],
  }))

test('only the itinerary’s own kinds ask for all of it', () => {
  assert.ok(changesItinerary('slipped') && changesItinerary('added'))
  assert.ok(!changesItinerary('arrived') && !changesItinerary('changed'))
})

test('a live stop is to come whatever the clock says', () =>
  assert.ok(isToCome({ status: 'live', ends: '2020-01-01T00:00:00Z' }, NOW)))

test('an arrival is said in one sentence', () =>
  assert.equal(
    sentence('arrived', feature('b', 22, 'live').properties, 'Rita Calloway'),
    'Rita Calloway has arrived at Store b, Boston, MA.',
  ))

test('a late stop counts down to when the host is expected', () => {
  const late = feature('b', 22, 'late', { expectedAt: '2026-11-22T16:25:00Z' }).properties
  assert.equal(untilThen(late, NOW), 'in 4 h 25 min')
})

test('done without the host ever being there is "over"', () => {
  assert.equal(statusWords({ status: 'done' }), 'Over')
  assert.equal(statusWords({ status: 'done', leftAt: 'x' }), 'Visited')
})

test('only the very next event that moves nothing says all there is to know', () => {
  assert.ok(follows({ number: 8, kind: 'arrived' }, tour))
  assert.ok(!follows({ number: 9, kind: 'arrived' }, tour), 'event 8 is not in the picture yet')
  assert.ok(!follows({ number: 7, kind: 'arrived' }, tour))
  assert.ok(!follows({ number: 8, kind: 'slipped' }, tour))
})

test('a stream can be watched while its stop is live, and no longer', () => {
  const stream = 'https://Video.example.com/rita/live'
  const live = after(tour, { number: 8, kind: 'changed', feature: feature('b', 22, 'live', { stream }) })
  assert.deepEqual(watch(findNext(live, NOW)), { href: stream, words: 'Watch live on video.example.com' })

  const ended = after(live, { number: 9, kind: 'changed', feature: feature('b', 22, 'live') })
  assert.equal(watch(findNext(ended, NOW)), undefined)
  assert.equal(watch({ status: 'done', stream }), undefined)
  assert.equal(sentence('changed', findNext(live, NOW), 'Rita'), '')
})

test('only an https address becomes a link', () => {
  for (const stream of ['javascript:alert(1)', 'http://video.example.com', 'data:text/html,x', '', null, undefined]) {
    assert.equal(watch({ status: 'live', stream }), undefined)
  }
})
