import assert from 'node:assert/strict'
import { test } from 'node:test'
import { next } from '../../../web/outbox/order.js'

const text = (seq, more) => ({ id: `e${seq}`, seq, kind: 'check-in', state: 'waiting', body: {}, ...more })
const photo = (seq, preview = 'waiting', more) => text(seq, { kind: 'photo', parts: { preview, original: 'waiting' }, ...more })
const note = (seq, checkIn) => text(seq, { kind: 'note', body: { checkIn } })

const first = (...entries) => {
  const step = next(entries)
  return step && `${step.entry.id} ${step.part ?? 'text'}`
}

test('texts by their place in the queue, then previews, then originals', () => {
  assert.equal(first(photo(1), text(3), text(2)), 'e2 text')
  assert.equal(first(photo(2), photo(1, 'sent')), 'e2 preview')
  assert.equal(first(photo(2, 'none'), photo(1, 'sent')), 'e1 original')
  assert.equal(first(), null)
})

test('what is over, refused or asking holds up nobody', () => {
  const done = ['sent', 'refused', 'asking', 'dropped'].map((state, at) => text(at, { state }))
  assert.equal(first(...done), null)
  assert.equal(first(...done, text(9)), 'e9 text')
})

test('words wait for their check-in, and for nothing else', () => {
  assert.equal(first(note(1, 'e2'), text(2)), 'e2 text')
  assert.equal(first(note(1, 'e2'), text(2, { state: 'sent' })), 'e1 text')
  assert.equal(first(note(1, 'e2'), text(2, { state: 'asking' }), photo(3)), 'e3 preview')
  assert.equal(first(note(1, 'gone')), 'e1 text')
  assert.equal(first(note(1, 'e2'), text(2, { state: 'dropped' })), 'e1 text', 'or it would wait for ever')
})

test('one that the server stumbles over three times lets all others go first, and takes turns with its like', () => {
  assert.equal(first(text(1, { stumbles: 2 }), text(2)), 'e1 text')
  assert.equal(first(text(1, { stumbles: 3 }), photo(2)), 'e2 preview')
  assert.equal(first(text(1, { stumbles: 4 }), text(2, { stumbles: 3 })), 'e2 text')
  assert.equal(first(text(1, { stumbles: 99 })), 'e1 text')
})
