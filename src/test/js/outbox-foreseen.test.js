import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foreseen } from '../../../web/outbox/foreseen.js'

const at = time => `2026-11-21T${time}:00.000Z`

const stop = (slug, starts, more) => ({
  slug,
  zone: 'America/New_York',
  starts: at(starts),
  ends: at(`${Number(starts.slice(0, 2)) + 2}${starts.slice(2)}`),
  status: 'planned',
  expectedAt: null,
  arrivedAt: null,
  leftAt: null,
  ...more,
})

let seq = 0
const said = (time, kind, more) => ({
  id: `e${++seq}`,
  seq,
  kind: 'check-in',
  stop: 's1',
  state: 'waiting',
  happenedAt: at(time),
  ...more,
  body: { kind, ...more?.body },
})
const slip = (minutes, slug, planned, more) => ({ id: `e${++seq}`, seq, kind: 'slip', stop: slug, state: 'waiting', body: { minutes, planned }, ...more })

const status = (stops, entries, readAt) => foreseen(stops, entries, readAt).map(({ status }) => status)
const starts = (stops, entries, readAt) => foreseen(stops, entries, readAt).map(({ starts }) => starts.slice(11, 16))

test('each word moves the stop as it will on the server', () => {
  const s1 = stop('s1', '17:00')
  assert.deepEqual(foreseen([s1], [said('16:30', 'late', { body: { minutes: 15 } })])[0], { ...s1, status: 'late', expectedAt: at('17:15') })
  assert.deepEqual(foreseen([s1], [said('17:20', 'arrived')])[0], { ...s1, status: 'live', arrivedAt: at('17:20') })
  assert.deepEqual(foreseen([s1], [said('17:20', 'arrived'), said('18:20', 'left')])[0], {
    ...s1,
    status: 'done',
    arrivedAt: at('17:20'),
    leftAt: at('18:20'),
  })
  assert.equal(foreseen([s1], [])[0], s1)
  assert.equal(foreseen([s1], [said('17:20', 'arrived', { stop: 's2' })])[0], s1)
})

test('time decides, not the place in the queue', () => {
  const left = said('18:20', 'left')
  assert.deepEqual(status([stop('s1', '17:00')], [left, said('17:20', 'arrived')]), ['done'])
  const done = stop('s1', '17:00', { status: 'done', arrivedAt: at('17:10'), leftAt: at('18:00') })
  assert.deepEqual(status([done], [said('18:30', 'arrived')]), ['live'])
  assert.deepEqual(status([done], [said('17:30', 'arrived')]), ['done'])
})

test('what is taken back was never said', () => {
  const late = said('16:30', 'late', { state: 'sent', sentAt: at('16:31'), body: { minutes: 15 } })
  const here = said('17:20', 'arrived', { state: 'sent', sentAt: at('17:21') })
  const undo = said('17:22', 'withdrawn', { body: { withdraws: here.id } })
  const live = stop('s1', '17:00', { status: 'live', arrivedAt: at('17:20') })
  const [shown] = foreseen([live], [late, here, undo])
  assert.deepEqual([shown.status, shown.arrivedAt, shown.expectedAt], ['late', null, at('17:15')])

  const waiting = said('17:20', 'arrived')
  const back = said('17:22', 'withdrawn', { body: { withdraws: waiting.id } })
  assert.deepEqual(status([stop('s1', '17:00')], [waiting, back]), ['planned'])
  assert.deepEqual(status([stop('s1', '17:00')], [waiting, { ...back, state: 'dropped' }]), ['live'])
})

test('what another phone took back stays so', () => {
  const here = said('17:20', 'arrived', { state: 'sent', sentAt: at('17:21') })
  const late = said('17:25', 'late', { body: { minutes: 45 } })
  assert.deepEqual(status([stop('s1', '17:00')], [here, late]), ['late'])
})

test('what is over, refused or asks something does not count', () => {
  for (const state of ['sent', 'refused', 'asking', 'dropped']) {
    assert.deepEqual(status([stop('s1', '17:00')], [said('17:20', 'arrived', { state, sentAt: at('17:21') })]), ['planned'])
  }
})

test('what was sent after the stops were read counts still', () => {
  const here = said('17:20', 'arrived', { state: 'sent', sentAt: at('17:21') })
  const moved = slip(30, 's1', at('17:00'), { state: 'sent', sentAt: at('17:21') })
  assert.deepEqual(status([stop('s1', '17:00')], [here], at('17:00')), ['live'])
  assert.deepEqual(status([stop('s1', '17:00')], [here], Date.parse(at('17:30'))), ['planned'])
  assert.deepEqual(starts([stop('s1', '17:00')], [moved], at('17:00')), ['17:30'])
  assert.deepEqual(starts([stop('s1', '17:30')], [moved], at('17:00')), ['17:30'], 'it was in there already')
})

test('a cancelled stop stays cancelled, and one that the clock closed stays closed', () => {
  assert.deepEqual(status([stop('s1', '17:00', { status: 'cancelled' })], [said('17:20', 'arrived')]), ['cancelled'])
  const closed = stop('s1', '17:00', { status: 'done' })
  assert.deepEqual(status([closed], [said('17:20', 'arrived')]), ['done'])
  assert.deepEqual(status([closed], [said('19:20', 'arrived')]), ['live'])
})

test('a slip takes along the open stops behind it on the same local day', () => {
  const stops = [
    stop('s0', '14:00'),
    stop('s1', '17:00', { status: 'late', expectedAt: at('17:15') }),
    stop('s2', '19:00', { status: 'done' }),
    stop('s3', '20:00'),
    stop('s4', '20:30', { status: 'cancelled' }),
    { ...stop('s5', '03:00'), starts: '2026-11-22T04:30:00.000Z', ends: '2026-11-22T05:00:00.000Z' },
    { ...stop('s6', '03:00'), starts: '2026-11-22T05:30:00.000Z', ends: '2026-11-22T06:00:00.000Z' },
  ]
  const shown = foreseen(stops, [slip(45, 's1', '2026-11-21T17:00:00Z')])
  assert.deepEqual(shown.map(({ starts }) => starts.slice(11, 16)), ['14:00', '17:45', '19:00', '20:45', '20:30', '05:15', '05:30'])
  assert.equal(shown[1].ends, at('19:45'))
  assert.equal(shown[1].expectedAt, at('18:00'))
})

test('slips add up, each by the plan that it was made for', () => {
  const stops = [stop('s1', '17:00'), stop('s2', '19:00')]
  assert.deepEqual(starts(stops, [slip(30, 's1', at('17:00')), slip(15, 's1', at('17:30'))]), ['17:45', '19:45'])
  assert.deepEqual(starts(stops, [slip(30, 's1', at('16:00'))]), ['17:00', '19:00'])
  assert.deepEqual(starts(stops, [slip(30, 's9', at('16:00'))]), ['17:00', '19:00'])
  const left = said('18:20', 'left', { stop: 's2' })
  assert.deepEqual(starts(stops, [left, slip(30, 's1', at('17:00'))]), ['17:30', '19:00'])
  const before = slip(30, 's1', at('17:00'))
  assert.deepEqual(starts(stops, [before, said('18:20', 'left', { stop: 's2' })]), ['17:30', '19:30'])
})

test('a slip across a clock change goes by the clock on the wall', () => {
  const before = { ...stop('s1', '17:00'), starts: '2026-11-01T03:30:00.000Z', ends: '2026-11-01T04:00:00.000Z' }
  const [shown] = foreseen([before], [slip(600, 's1', before.starts)])
  assert.equal(shown.starts, '2026-11-01T14:30:00.000Z', '23:30 daylight time, ten hours later on the wall: 9:30 standard time')
})
