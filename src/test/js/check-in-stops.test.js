import assert from 'node:assert/strict'
import test from 'node:test'
import { nextOpen, others, restOfDay, todaysStop } from '../../../web/check-in/todays-stop.js'

const NOW = Date.parse('2026-11-22T15:00:00Z') // ten in the morning in Boston

const stop = (slug, starts, status = 'planned', more = {}) => ({
  slug,
  starts,
  ends: new Date(Date.parse(starts) + 2 * 3_600_000).toISOString(),
  zone: 'America/New_York',
  status,
  position: [42, -71],
  ...more,
})

const yesterday = stop('yesterday', '2026-11-21T16:00:00Z', 'done')
const noon = stop('noon', '2026-11-22T17:00:00Z')
const evening = stop('evening', '2026-11-22T23:00:00Z')
const tomorrow = stop('tomorrow', '2026-11-23T16:00:00Z')

test('the live stop comes first, whatever the day', () => {
  const live = { ...yesterday, status: 'live' }
  assert.equal(todaysStop([live, noon, tomorrow], NOW), live)
})

test('then comes the first one of today that is still open', () => {
  assert.equal(todaysStop([yesterday, noon, evening, tomorrow], NOW), noon)
  assert.equal(todaysStop([yesterday, { ...noon, status: 'cancelled' }, evening], NOW), evening)
})

test('today is the day of the store: late in the evening there, tomorrow here', () => {
  const late = Date.parse('2026-11-23T03:30:00Z') // 22:30 on the 22nd in Boston
  assert.equal(todaysStop([evening, tomorrow], late), evening)
})

test('then the next, and at the end of all the last', () => {
  assert.equal(todaysStop([yesterday, tomorrow], NOW), tomorrow)
  assert.equal(todaysStop([yesterday, { ...noon, status: 'done' }], NOW).slug, 'noon')
  assert.equal(todaysStop([], NOW), undefined)
})

test('the others stand by time, what is over last and latest first', () => {
  const longAgo = stop('long-ago', '2026-11-11T16:00:00Z', 'done')
  const order = others([longAgo, yesterday, noon, evening, tomorrow], noon, null, NOW).map(({ stop }) => stop.slug)
  assert.deepEqual(order, ['evening', 'tomorrow', 'yesterday', 'long-ago'])
})

test('with a position the nearest stands first', () => {
  const near = { ...tomorrow, position: [42.3, -71.1] }
  const far = { ...evening, position: [33.4, -112] }
  const order = others([far, noon, near], noon, [42.35, -71.06], NOW)
  assert.deepEqual(order.map(({ stop }) => stop.slug), ['tomorrow', 'evening'])
  assert.ok(order[0].km < 10 && order[1].km > 3_000)
})

test('the rest of a day is what is open behind a stop, by the clock of the store', () => {
  const pastMidnightHere = stop('night', '2026-11-23T04:00:00Z')
  const done = stop('done', '2026-11-22T18:00:00Z', 'done')
  const stops = [yesterday, noon, done, evening, pastMidnightHere, tomorrow]
  assert.deepEqual(restOfDay(stops, noon).map(({ slug }) => slug), ['noon', 'evening', 'night'])
})

test('after the live stop the next open one is what could slip', () => {
  const live = { ...noon, status: 'live' }
  assert.equal(nextOpen([yesterday, live, evening, tomorrow], live), evening)
  assert.equal(nextOpen([live, tomorrow], live), undefined)
})
