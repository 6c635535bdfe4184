import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused, isQuiet, placed, price, rewritten, step, whenFor } from '../../../web/calendar/moving.js'

const ZONE = 'America/New_York'
// 11:00 EDT
const starts = Date.parse('2027-06-08T15:00Z')
const entry = { zone: ZONE, anchor: 'starts', anchorAt: starts }
const rules = { now: Date.parse('2027-06-01T00:00Z'), quietFrom: '21:00', quietUntil: '08:00' }

const why = act => {
  try {
    act()
  } catch (error) {
    assert.ok(error instanceof Refused, error)
    return error.message
  }
  assert.fail('nothing was refused')
}

test('arrows go by a quarter of an hour and by a day, over midnight too', () => {
  assert.equal(step('ArrowDown', '2027-06-08T23:50'), '2027-06-09T00:05')
  assert.equal(step('ArrowUp', '2027-06-08T00:10'), '2027-06-07T23:55')
  assert.equal(step('ArrowRight', '2027-12-31T09:00'), '2028-01-01T09:00')
  assert.equal(step('ArrowLeft', '2027-03-01T09:00'), '2027-02-28T09:00')
  assert.equal(step('x', '2027-03-01T09:00'), null)
})

test('a place in an hour is one of its quarters', () => {
  assert.deepEqual(
    [-0.2, 0, 0.24, 0.26, 0.5, 0.99, 1.3].map(share => placed('2027-06-08', 9, share).slice(11)),
    ['09:00', '09:00', '09:00', '09:15', '09:30', '09:45', '09:45'],
  )
})

test('what hangs on its stop keeps an offset, what is fixed another time', () => {
  assert.deepEqual(whenFor(entry, '2027-06-07T09:00', rules), { anchor: 'starts', offsetMinutes: -1560, at: null })
  assert.deepEqual(whenFor({ ...entry, anchor: 'fixed', anchorAt: NaN }, '2027-06-07T09:00', rules), {
    anchor: 'fixed',
    offsetMinutes: null,
    at: '2027-06-07T09:00',
  })
})

test('an offset over a clock change is a length: the day of 25 hours counts', () => {
  const november = { zone: ZONE, anchor: 'starts', anchorAt: Date.parse('2027-11-07T16:00Z') }
  const { offsetMinutes } = whenFor(november, '2027-11-06T11:00', rules)
  assert.equal(offsetMinutes, -25 * 60)
})

test('what cannot be is refused with a reason', () => {
  assert.match(why(() => whenFor(entry, '2027-06-07T21:00', rules)), /quiet hours, 21:00 to 08:00/)
  assert.match(why(() => whenFor(entry, '2027-05-31T12:00', rules)), /gone by/)
  assert.match(why(() => whenFor(entry, '2027-05-31T20:00', rules)), /gone by/)
  assert.match(why(() => whenFor(entry, '2028-03-12T02:30', { ...rules, quietFrom: '' })), /does not exist/)
  assert.match(why(() => whenFor(entry, '2027-11-07T01:30', { ...rules, quietFrom: '' })), /comes twice/)
  assert.match(why(() => whenFor(entry, '2027-09-08T12:00', rules)), /31 days/)
})

test('quiet hours run over midnight, or within a day, or not at all', () => {
  const table = [
    ['21:00', '08:00', '21:00', true],
    ['21:00', '08:00', '07:59', true],
    ['21:00', '08:00', '08:00', false],
    ['21:00', '08:00', '20:59', false],
    ['12:00', '14:00', '13:00', true],
    ['12:00', '14:00', '14:00', false],
    ['09:00', '09:00', '09:00', false],
    [undefined, undefined, '03:00', false],
  ]
  for (const [quietFrom, quietUntil, time, quiet] of table) assert.equal(isQuiet(time, { quietFrom, quietUntil }), quiet, time)
})

test('every word stays when the time is another', () => {
  const read = {
    id: 'a',
    tour: '42-stores',
    stop: { slug: 'boston', store: 'Copley' },
    title: 'T',
    text: 'W {store}',
    language: 'de-CH',
    linked: false,
    photo: null,
    photoAlt: null,
    channels: [{ channel: 'c', own: null, says: 'W Copley' }, { channel: 'd', own: 'Short', says: 'Short' }],
    version: 3,
  }
  const when = { anchor: 'starts', offsetMinutes: -60, at: null }
  assert.deepEqual(rewritten(read, when), {
    tour: '42-stores',
    stop: 'boston',
    title: 'T',
    text: 'W {store}',
    language: 'de-CH',
    linked: false,
    photo: null,
    photoAlt: null,
    when,
    channels: [{ channel: 'c', text: null }, { channel: 'd', text: 'Short' }],
  })
})

test('only an approval, or the asking for one, is a price', () => {
  assert.match(price('approved'), /another approval/)
  assert.match(price('review'), /review again/)
  assert.equal(price('none'), '')
})
