import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitting, requestOf, saidOf } from '../../../web/outbox/requests.js'

const entry = (kind, body) => ({ id: 'i', kind, tour: '42-stores', stop: 'boston', happenedAt: '2026-11-21T16:00:00.000Z', body })

const PLANNED = '2026-11-21T17:00:00Z'

test('each kind has an address by its id, so that a repeat is one', () => {
  const at = { tour: '42-stores', stop: 'boston', happenedAt: '2026-11-21T16:00:00.000Z' }
  const asked = (kind, body) => requestOf(entry(kind, body))
  assert.deepEqual(asked('check-in', { kind: 'late', minutes: 15, seen: 7, planned: PLANNED, withdraws: null }), {
    method: 'PUT',
    url: '/api/check-ins/i',
    body: { ...at, kind: 'late', minutes: 15, seen: 7, planned: PLANNED },
  })
  assert.deepEqual(asked('note', { checkIn: 'c', note: 'Hello' }), {
    method: 'PUT',
    url: '/api/check-ins/c/note',
    body: { note: 'Hello', happenedAt: at.happenedAt },
  })
  assert.equal(asked('note', { checkIn: 'c', note: null }).body.note, null, 'taken away, not left out')
  assert.deepEqual(asked('field-note', { kind: 'wish', words: 'A recorder', tags: ['blu-ray'] }), {
    method: 'PUT',
    url: '/api/field-notes/i',
    body: { ...at, kind: 'wish', words: 'A recorder', tags: ['blu-ray'] },
  })
  assert.deepEqual(asked('stream', { url: 'https://video.example/1' }), {
    method: 'PUT',
    url: '/api/streams/i',
    body: { ...at, url: 'https://video.example/1' },
  })
  assert.deepEqual(asked('slip', { minutes: 60, planned: PLANNED }), {
    method: 'PUT',
    url: '/api/tours/42-stores/slips/i',
    body: { stop: 'boston', scope: 'day', minutes: 60, planned: PLANNED },
  })
})

test('a photo’s file says what the upload form says', () => {
  assert.deepEqual(saidOf(entry('photo', { takenAt: null, alt: 'A queue', caption: '' }), 'preview'), {
    tour: '42-stores',
    stop: 'boston',
    alt: 'A queue',
    caption: '',
    filetype: 'image/jpeg',
    photo: 'i',
    part: 'preview',
  })
})

test('where a person is fits nowhere', () => {
  for (const kind of ['check-in', 'note', 'field-note', 'stream', 'slip', 'photo']) {
    assert.deepEqual(fitting(kind, { latitude: 42.3, position: [42.3, -71], coords: {} }), {})
  }
  assert.throws(() => fitting('else'), TypeError)
})
