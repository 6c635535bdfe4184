import assert from 'node:assert/strict'
import test from 'node:test'
import { step } from '../../../web/desk/photo-keys.js'

test('the first step down goes to the first photo', () => assert.equal(step('j', -1, 3), 0))
test('steps stop at both ends', () => {
  assert.equal(step('ArrowRight', 2, 3), 2)
  assert.equal(step('k', 0, 3), 0)
})
test('up from nowhere goes to the first', () => assert.equal(step('k', -1, 3), 0))
test('other keys and empty lists go nowhere', () => {
  assert.equal(step('q', 0, 3), null)
  assert.equal(step('j', -1, 0), null)
})
