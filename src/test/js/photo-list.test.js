import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PhotoList } from '../../../web/photo/photo-list.js'

const photo = (id, minute, more = {}) => ({ id, shownAt: `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`, lead: false, stop: 'boston', ...more })
const event = (number, kind, about) => ({ number, kind: `photo-${kind}`, photo: about })
const ids = list => list.photos.map(({ id }) => id).join('')

test('the newest stands first, whatever order they come in', () => {
  const list = new PhotoList([photo('b', 2), photo('a', 1)])
  list.receive(event(2, 'shown', photo('d', 4)))
  list.receive(event(1, 'shown', photo('c', 3)))
  assert.equal(ids(list), 'dcba')
})

test('what is told twice is there once', () => {
  const list = new PhotoList([])
  assert.equal(list.receive(event(1, 'shown', photo('a', 1))), 'shown')
  assert.equal(list.receive(event(1, 'shown', photo('a', 1))), undefined)
  assert.equal(ids(list), 'a')
})

test('an older word about a photo says nothing any more', () => {
  const list = new PhotoList([photo('a', 1)])
  assert.equal(list.receive(event(5, 'removed', { id: 'a' })), 'removed')
  assert.equal(list.receive(event(4, 'shown', photo('a', 1))), undefined)
  assert.equal(ids(list), '')
})

test('a photo that is let in again comes again', () => {
  const list = new PhotoList([photo('a', 1)])
  list.receive(event(5, 'removed', { id: 'a' }))
  assert.equal(list.receive(event(6, 'shown', photo('a', 9))), 'shown')
})

test('removing what is not there does nothing', () => {
  assert.equal(new PhotoList([]).receive(event(1, 'removed', { id: 'a' })), undefined)
})

test('a changed photo is replaced, and one further back is not pulled in', () => {
  const list = new PhotoList([photo('a', 1)])
  assert.equal(list.receive(event(1, 'changed', photo('a', 1, { caption: 'new' }))), 'changed')
  assert.equal(list.find('a').caption, 'new')
  assert.equal(list.receive(event(2, 'changed', photo('z', 0))), undefined)
})

test('a photo that goes to another stop leaves this one', () => {
  const list = new PhotoList([photo('a', 1)], { stop: 'boston' })
  assert.equal(list.receive(event(1, 'shown', photo('a', 2, { stop: 'natick' }))), 'removed')
  assert.equal(list.receive(event(2, 'shown', photo('b', 3, { stop: 'natick' }))), undefined)
  assert.equal(ids(list), '')
})

test('no more than wanted are kept, and who does not make it was not shown', () => {
  const list = new PhotoList([photo('b', 2), photo('c', 3)], { atMost: 2 })
  assert.equal(list.receive(event(1, 'shown', photo('a', 1))), undefined)
  list.receive(event(2, 'shown', photo('d', 4)))
  assert.equal(ids(list), 'dc')
})

test('what stands for the stop comes first', () => {
  const list = new PhotoList([photo('a', 1), photo('b', 2)], { leadFirst: true })
  list.receive(event(1, 'changed', photo('a', 1, { lead: true })))
  assert.equal(ids(list), 'ab')
})

test('a page further back takes nothing new, but lets go', () => {
  const list = new PhotoList([photo('a', 1)], { takesNew: false })
  list.receive(event(1, 'shown', photo('b', 2)))
  list.receive(event(2, 'removed', { id: 'a' }))
  assert.equal(ids(list), '')
})

test('a removal heard while the answer was on its way is not undone by the answer', () => {
  const list = new PhotoList([photo('a', 1)])
  const meanwhile = list.beginReading()
  list.receive(event(3, 'removed', { id: 'a' }))
  list.receive(event(4, 'shown', photo('b', 2)))
  list.replace([photo('a', 1)], meanwhile)
  assert.equal(ids(list), 'b')
})

test('any order and any repetition end the same', () => {
  const events = [
    event(1, 'shown', photo('a', 1)),
    event(2, 'shown', photo('b', 2)),
    event(3, 'changed', photo('a', 1, { caption: 'x' })),
    event(4, 'removed', { id: 'b' }),
    event(5, 'shown', photo('c', 3)),
  ]
  let seed = 42
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
  for (let round = 0; round < 500; round++) {
    const told = [...events, ...events.filter(() => random() < 0.5)].sort(() => random() - 0.5)
    const list = new PhotoList([photo('a', 1), photo('b', 2)])
    told.forEach(one => list.receive(one))
    assert.equal(ids(list), 'ca', JSON.stringify(told.map(({ number }) => number)))
  }
})
