import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Rotation } from '../../../web/gallery/rotation.js'

const shown = (rotation, times) => Array.from({ length: times }, () => rotation.next()).join('')

test('it goes round and round', () => {
  assert.equal(shown(new Rotation(['a', 'b', 'c']), 5), 'bcabc')
})

test('new ones come next, in the order in which they came', () => {
  const rotation = new Rotation(['a', 'b', 'c'])
  rotation.add('x')
  rotation.add('y')
  rotation.add('x')
  assert.equal(shown(rotation, 5), 'xybca')
})

test('what is new while others wait stands behind them', () => {
  const rotation = new Rotation(['a', 'b'])
  rotation.add('x')
  rotation.add('y')
  rotation.next()
  rotation.add('z')
  assert.equal(shown(rotation, 3), 'yzb')
})

test('what was taken away is never shown again, even while it is on the screen', () => {
  const rotation = new Rotation(['a', 'b', 'c'])
  assert.equal(rotation.remove('b'), false)
  assert.equal(rotation.remove('a'), true)
  assert.equal(rotation.current, 'c')
  assert.equal(rotation.remove('nobody'), false)
})

test('the last one taken away leaves nothing, and the first one comes', () => {
  const rotation = new Rotation(['a'])
  assert.equal(rotation.remove('a'), true)
  assert.equal(rotation.current, undefined)
  assert.equal(rotation.next(), undefined)
  rotation.add('b')
  assert.equal(rotation.current, 'b')
})

test('a new reading keeps the place, drops what is gone and shows what is new next', () => {
  const rotation = new Rotation(['a', 'b', 'c'])
  rotation.next()
  assert.equal(rotation.replace(['y', 'x', 'b', 'c']), false)
  assert.equal(rotation.current, 'b')
  assert.equal(shown(rotation, 4), 'xycb')
  assert.equal(rotation.replace(['x']), true)
})
