import assert from 'node:assert/strict'
import { test } from 'node:test'
import { briefly, instantsOf, localOf, plus, weekOf, words } from '../../../web/calendar/local-time.js'

test('a local time is the instant at which the clocks there show it', () => {
  assert.deepEqual(instantsOf('2027-06-08T11:00', 'America/New_York'), [Date.parse('2027-06-08T15:00Z')])
  assert.deepEqual(instantsOf('2027-01-08T11:00', 'Asia/Kathmandu'), [Date.parse('2027-01-08T05:15Z')])
  assert.deepEqual(instantsOf('2027-06-08T00:05', 'Pacific/Auckland'), [Date.parse('2027-06-07T12:05Z')])
  assert.equal(localOf(Date.parse('2027-06-08T15:00Z'), 'America/Chicago'), '2027-06-08T10:00')
})

test('a time that the clocks skip is none, one that they show twice is two', () => {
  assert.deepEqual(instantsOf('2027-03-14T02:30', 'America/New_York'), [])
  assert.deepEqual(instantsOf('2027-11-07T01:30', 'America/New_York'), [
    Date.parse('2027-11-07T05:30Z'),
    Date.parse('2027-11-07T06:30Z'),
  ])
  assert.deepEqual(instantsOf('2027-10-03T02:15', 'Australia/Lord_Howe'), [])
  assert.equal(instantsOf('2027-03-14T03:00', 'America/New_York').length, 1)
  assert.equal(instantsOf('2027-11-07T02:00', 'America/New_York').length, 1)
})

test('every quarter of a year comes back as itself', () => {
  for (let at = Date.parse('2027-01-01T00:00Z'); at < Date.parse('2028-01-01T00:00Z'); at += 6.25 * 3_600_000) {
    assert.ok(instantsOf(localOf(at, 'America/Denver'), 'America/Denver').includes(at), new Date(at).toISOString())
  }
})

test('hands of clocks move whatever the clocks do between', () => {
  assert.equal(plus('2027-03-13T02:30', { days: 1 }), '2027-03-14T02:30')
  assert.equal(plus('2028-02-28T23:50', { minutes: 15 }), '2028-02-29T00:05')
})

test('weeks belong to the year of their Thursday', () => {
  const table = { '2027-06-08': '2027-W23', '2027-01-03': '2026-W53', '2027-01-04': '2027-W01', '2029-12-31': '2030-W01', '2026-12-31': '2026-W53' }
  for (const [day, week] of Object.entries(table)) assert.equal(weekOf(`${day}T10:00`), week)
})

test('times are said in words', () => {
  assert.equal(words('2027-06-09T09:15'), 'Wednesday 9 June, 09:15')
  assert.equal(briefly('2027-06-09T09:15'), 'Wed 9 Jun, 09:15')
})
