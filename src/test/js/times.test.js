import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clock, day, hours, shortDay, yourTime, zoneName } from '../../../web/map/times.js'

const STARTS = '2026-11-22T16:00:00Z'
const ENDS = '2026-11-22T20:00:00Z'
const NEW_YORK = 'America/New_York'

test('days are the store’s', () => {
  assert.equal(day(STARTS, NEW_YORK), 'Sunday, November 22')
  assert.equal(shortDay('2026-11-23T03:00:00Z', NEW_YORK), 'Sun, Nov 22')
})

test('hours name the zone once', () => assert.equal(hours(STARTS, ENDS, NEW_YORK), '11:00 AM – 3:00 PM EST'))

test('an end on another day names its day', () =>
  assert.equal(hours(STARTS, '2026-11-23T06:00:00Z', NEW_YORK), '11:00 AM – Mon, Nov 23, 1:00 AM EST'))

test('summer time has its own name', () => assert.equal(clock('2026-07-01T16:00:00Z', NEW_YORK), '12:00 PM EDT'))

test('zones have a name for people and one for machines', () =>
  assert.equal(zoneName(NEW_YORK), 'Eastern Time (America/New_York)'))

test('a reader elsewhere is told their own time', () =>
  assert.equal(yourTime(STARTS, ENDS, NEW_YORK, 'America/Los_Angeles'), 'Sun, Nov 22, 8:00 AM – 12:00 PM PST'))

test('a reader whose clock says the same is not', () =>
  assert.equal(yourTime(STARTS, ENDS, NEW_YORK, 'America/Detroit'), ''))
