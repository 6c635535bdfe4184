import assert from 'node:assert/strict'
import test from 'node:test'
import { holdsPlace } from '../../../web/outbox/places.js'
import { tallyWords, whatBecomes, whatItSays } from '../../../web/check-in/entry-words.js'
import { tagsOf, wrongTags } from '../../../web/check-in/field-note-form.js'
import { wrongAddress } from '../../../web/check-in/live-form.js'

const ZONE = 'America/New_York'
const LINE = { isOffline: false, needsSignIn: false }

test('the queue is counted in words', () => {
  assert.equal(tallyWords({ waiting: 3, sent: 12, refused: 0, asking: 0, lost: 0 }), '3 waiting, 12 sent, 0 lost')
  assert.equal(tallyWords({ waiting: 0, sent: 1, refused: 2, asking: 1, lost: 0 }), '0 waiting, 2 refused, 1 asks you, 1 sent, 0 lost')
})

test('each entry says what it is', () => {
  assert.equal(whatItSays({ kind: 'check-in', body: { kind: 'late', minutes: 30 } }), 'Running 30 min late')
  assert.equal(whatItSays({ kind: 'slip', body: { minutes: -15 } }), 'The rest of the day 15 min earlier')
  assert.equal(whatItSays({ kind: 'stream', body: { url: 'https://video.example/live/7' } }), 'We are live: video.example')
  assert.equal(whatItSays({ kind: 'stream', body: { url: null } }), 'The stream has ended')
  assert.equal(whatItSays({ kind: 'stream', body: { url: 'video.example/live' } }), 'We are live: video.example/live')
  assert.equal(whatItSays({ kind: 'field-note', body: { kind: 'wish', words: 'A red one' } }), 'A customer’s wish: “A red one”')
})

test('each entry says what becomes of it', () => {
  const waiting = { kind: 'check-in', state: 'waiting', body: {} }
  assert.equal(whatBecomes(waiting, LINE, ZONE), 'Is on its way')
  assert.equal(whatBecomes(waiting, { ...LINE, isOffline: true }, ZONE), 'Goes out by itself when there is a signal')
  assert.equal(whatBecomes(waiting, { isOffline: true, needsSignIn: true }, ZONE), 'Waits until you sign in')
  assert.equal(whatBecomes({ ...waiting, reason: 'There is no connection just now.' }, { ...LINE, isOffline: true }, ZONE), 'There is no connection just now. It goes on by itself.')
  assert.equal(whatBecomes({ ...waiting, state: 'refused', reason: 'Too long.' }, LINE, ZONE), 'Refused. Too long.')
  assert.equal(whatBecomes({ ...waiting, state: 'sent', sentAt: '2026-11-22T16:52:00Z' }, LINE, ZONE), 'Arrived at 11:52 AM EST')
})

test('a photo tells how far it is', () => {
  const photo = { kind: 'photo', state: 'waiting', body: {}, parts: { preview: 'sent', original: 'waiting', fraction: 0.456 } }
  assert.equal(whatBecomes(photo, LINE, ZONE), 'Small one arrived, original 45 %. Is on its way')
})

test('places are known by their looks, prices and times are not places', () => {
  for (const place of ['42.3474, -71.0781', 'geo:42,-71', 'we are at 42.3474/-71.0781!', '42.3474° N, 71.0781° W', 'https://maps.example/?ll=42.3474%2C-71.0781']) assert.ok(holdsPlace(place), place)
  for (const harmless of ['Open 11.30 to 15.00', '$42.50, then $71.99', 'Version 3.141 is out', 'Call 617 555 0123']) assert.ok(!holdsPlace(harmless), harmless)
})

test('tags are single, tidy and few', () => {
  assert.deepEqual(tagsOf(' Recorder, warranty ,recorder,, blu-ray   player '), ['Recorder', 'warranty', 'blu-ray player'])
  assert.equal(wrongTags(['a', 'b']), '')
  assert.match(wrongTags(Array.from({ length: 9 }, (_, at) => `tag ${at}`)), /Eight/)
  assert.match(wrongTags(['x'.repeat(41)]), /Forty/)
  assert.match(wrongTags(['42.3474', '-71.0781']), /coordinates/)
})

test('a stream has a public https address', () => {
  assert.equal(wrongAddress('https://video.example/live/7?x=1'), '')
  for (const wrong of ['', 'video.example', 'http://video.example/', 'https://me:secret@video.example/', 'https://10.0.0.1/', 'https://localhost/', 'https://[::1]/', 'javascript:alert(1)'])
    assert.notEqual(wrongAddress(wrong), '', wrong)
})
