import assert from 'node:assert/strict'
import test from 'node:test'
import { bytes, creationOptions, jsonOf, requestOptions, text, wordsFor } from '../../../web/sign-in/passkeys.js'

test('bytes come back from their text, whatever they are', () => {
  for (let length = 0; length < 70; length++) {
    const given = Uint8Array.from({ length }, (_, i) => (i * 37 + length * 251) % 256)
    assert.deepEqual(bytes(text(given)), given)
    assert.match(text(given), /^[\w-]*$/)
  }
})

test('an old browser gets the options with bytes in them', () => {
  const options = { challenge: '_-8', timeout: 1, user: { id: 'AQ', name: 'Rita' }, excludeCredentials: [{ type: 'public-key', id: 'Ag' }] }
  const made = creationOptions(options)
  assert.deepEqual([...made.challenge], [255, 239])
  assert.deepEqual(made.user, { id: Uint8Array.of(1), name: 'Rita' })
  assert.deepEqual(made.excludeCredentials, [{ type: 'public-key', id: Uint8Array.of(2) }])
  assert.equal(made.timeout, 1)
  assert.deepEqual(requestOptions({ challenge: 'AQ', allowCredentials: [] }).allowCredentials, [])
})

test('an old browser’s credential becomes the JSON that a new one gives', () => {
  const credential = {
    id: 'AQ',
    rawId: Uint8Array.of(1).buffer,
    type: 'public-key',
    getClientExtensionResults: () => ({}),
    response: { clientDataJSON: Uint8Array.of(2).buffer, signature: Uint8Array.of(3).buffer, userHandle: null },
  }
  assert.deepEqual(jsonOf(credential), {
    id: 'AQ',
    rawId: 'AQ',
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: 'Ag', signature: 'Aw' },
  })
  assert.deepEqual(jsonOf({ toJSON: () => 'its own' }), 'its own')
})

test('a cancelled try is told, one that we ended ourselves is not', () => {
  assert.match(wordsFor({ name: 'NotAllowedError' }), /cancelled/)
  assert.equal(wordsFor({ name: 'AbortError' }), '')
  assert.equal(wordsFor(new Error('The server says no.')), 'The server says no.')
})
