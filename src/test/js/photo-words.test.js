import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matches, near, srcset, taken, words } from '../../../web/photo/photo-words.js'

const source = (type, width) => ({ type: `image/${type}`, width, url: `/${width}.${type}` })
const card = {
  alt: null,
  caption: 'Crème at Copley',
  place: 'Copley Place, Boston',
  credit: 'Rita Calloway',
  zone: 'America/New_York',
  takenAt: '2026-11-21T15:52:00Z',
  sources: [source('avif', 320), source('jpeg', 320), source('jpeg', 640)],
}

test('there are always words in place of the picture', () => {
  assert.equal(words({ ...card, alt: 'A cup' }), 'A cup')
  assert.equal(words(card), 'Crème at Copley')
  assert.equal(words({ ...card, caption: null }), 'Photo from Copley Place, Boston')
})

test('the time is the store’s', () => {
  assert.equal(taken(card), 'Sat, Nov 21, 10:52 AM EST')
  assert.equal(taken({ ...card, takenAt: null }), '')
})

test('each format has its own set, and the nearest JPEG is wide enough', () => {
  assert.equal(srcset(card, 'image/jpeg'), '/320.jpeg 320w, /640.jpeg 640w')
  assert.equal(srcset(card, 'image/webp'), '')
  assert.equal(near(card, 400).width, 640)
  assert.equal(near(card, 4000).width, 640)
})

test('it is found by any of its words, without accents and capitals', () => {
  assert.ok(matches(card, 'creme BOSTON'))
  assert.ok(matches(card, ''))
  assert.ok(!matches(card, 'creme chicago'))
})
