import assert from 'node:assert/strict'
import { test } from 'node:test'
import { count, data, draft, due, moment, verdict } from '../../../web/announce/draft.js'

const form = (...more) => [
  ['csrf', 'x'],
  ['stop', 'natick'],
  ['title', ' Soon '],
  ['text', 'At {store}?'],
  ['language', 'de'],
  ['photo', ''],
  ['photoAlt', 'left over'],
  ['timing', 'starts:-1440'],
  ['known', 'a'],
  ['own', ''],
  ['known', 'b'],
  ['own', ' Only here '],
  ...more,
]
const without = name => form().filter(([key]) => key !== name)
const at = (...timing) => draft([...without('timing'), ...timing], 't')?.when

test('what is ticked goes out, each channel with its own words', () => {
  const made = draft(form(['on', 'b']), '42-stores')
  assert.deepEqual(made.channels, [{ channel: 'b', text: 'Only here' }])
  assert.deepEqual(draft(form(['on', 'a']), 't').channels, [{ channel: 'a', text: null }])
  assert.equal(made.tour, '42-stores')
  assert.equal(made.title, 'Soon')
  assert.equal(made.linked, false)
  assert.equal(draft(form(['linked', 'true']), 't').linked, true)
})

test('a description without a photo describes nothing', () => {
  assert.equal(draft(form(), 't').photoAlt, null)
  assert.equal(draft([...without('photo'), ['photo', 'p']], 't').photoAlt, 'left over')
})

test('without a title, a text or a time there is nothing to show', () => {
  for (const name of ['title', 'text', 'stop', 'timing']) assert.equal(draft(without(name), 't'), null)
})

test('every way to say a time is read', () => {
  assert.deepEqual(at(['timing', 'approval:0']), { anchor: 'approval', offsetMinutes: 0 })
  assert.deepEqual(at(['timing', 'fixed'], ['at', '2027-06-01T09:00']), { anchor: 'fixed', at: '2027-06-01T09:00' })
  assert.equal(at(['timing', 'fixed'], ['at', '']), undefined)
  const own = (amount, unit, side, anchor) =>
    at(['timing', 'own'], ['amount', amount], ['unit', unit], ['side', side], ['anchor', anchor])
  assert.deepEqual(own('3', 'days', 'before', 'starts'), { anchor: 'starts', offsetMinutes: -4320 })
  assert.deepEqual(own('90', 'minutes', 'after', 'ends'), { anchor: 'ends', offsetMinutes: 90 })
  assert.deepEqual(own('0', 'hours', 'before', 'arrival'), { anchor: 'arrival', offsetMinutes: 0 })
  assert.equal(own('1', 'hours', 'before', 'arrival'), undefined)
  for (const amount of ['', 'soon', '1.5', '-1']) assert.equal(own(amount, 'minutes', 'after', 'ends'), undefined)
})

test('a text that is too long says by how much', () => {
  assert.deepEqual(count({ length: 312, longest: 300 }), { words: '312 of 300: 12 too many', over: 12 })
  assert.deepEqual(count({ length: 300, longest: 300 }), { words: '300 of 300', over: 0 })
  assert.deepEqual(count({ length: 312, longest: 0 }), { words: '312 characters', over: 0 })
})

test('the moment is the store’s, however this browser’s clock stands', () => {
  assert.equal(moment('2027-06-01T09:05:00'), 'Tue 1 Jun 2027, 09:05')
  const when = { dueLocal: '2027-06-01T09:05:00', quiet: true, anchor: 'starts' }
  assert.equal(
    due({ when, stop: { zone: 'America/New_York' } }, ''),
    'Tue 1 Jun 2027, 09:05, America/New_York · moved out of the quiet hours',
  )
  assert.equal(due({ when: { anchor: 'arrival' }, stop: {} }), 'When the host has arrived')
})

test('the verdict has words, in whatever case it comes', () => {
  assert.equal(verdict({ verdict: 'BILLBOARD' }).words, 'A billboard: it only sells')
  assert.equal(verdict({ verdict: 'good' }).code, 'good')
})

test('a program gets the words to the letter', () => {
  const view = { language: 'en', tour: 't', stop: { slug: 's' } }
  assert.deepEqual(JSON.parse(data(view, { title: 'A', says: '"B"', link: null })).data, {
    title: 'A',
    text: '"B"',
    language: 'en',
    link: null,
    tour: 't',
    stop: 's',
  })
})
