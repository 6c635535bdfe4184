import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FIT, fitted, held, panned, pinched, swipe, zoomed } from '../../../web/photo/zoom.js'

const room = { stage: { width: 1000, height: 800 }, picture: { width: 1000, height: 750 } }

test('what is under the finger stays there', () => {
  const point = { x: 100, y: 50 }
  const view = zoomed(FIT, 2, point, room)
  // The picture's point that was at (100, 50) is now at 2 · (100, 50) + (x, y).
  assert.deepEqual({ x: 2 * 100 + view.x, y: 2 * 50 + view.y }, point)
})

test('it never grows beyond six times nor shrinks below what fits', () => {
  assert.equal(zoomed(FIT, 100, { x: 0, y: 0 }, room).scale, 6)
  assert.deepEqual(zoomed({ scale: 2, x: 300, y: 0 }, 0.01, { x: 0, y: 0 }, room), FIT)
})

test('a picture never leaves its stage', () => {
  assert.deepEqual(panned({ scale: 2, x: 0, y: 0 }, { x: 9999, y: -9999 }, room), { scale: 2, x: 500, y: -350 })
  assert.deepEqual(held({ scale: 1, x: 40, y: 40 }, room), { scale: 1, x: 0, y: 0 })
})

test('two fingers that part zoom, two that wander pan', () => {
  const apart = [{ x: -50, y: 0 }, { x: 50, y: 0 }]
  const further = [{ x: -100, y: 0 }, { x: 100, y: 0 }]
  assert.equal(pinched(FIT, apart, further, room).scale, 2)
  const moved = further.map(({ x, y }) => ({ x: x + 30, y: y + 10 }))
  assert.deepEqual(pinched({ scale: 2, x: 0, y: 0 }, further, moved, room), { scale: 2, x: 30, y: 10 })
})

test('two fingers in one place divide by nothing', () => {
  const same = [{ x: 5, y: 5 }, { x: 5, y: 5 }]
  assert.ok(Number.isFinite(pinched(FIT, same, same, room).scale))
})

test('a picture fits its stage and is not blown up', () => {
  assert.deepEqual(fitted({ width: 2000, height: 1000 }, room.stage), { width: 1000, height: 500 })
  assert.deepEqual(fitted({ width: 320, height: 240 }, room.stage), { width: 320, height: 240 })
})

test('a swipe is far or fast; down closes', () => {
  assert.equal(swipe({ x: -120, y: 10 }, 800), 'next')
  assert.equal(swipe({ x: 40, y: 0 }, 60), 'previous')
  assert.equal(swipe({ x: 40, y: 0 }, 800), undefined)
  assert.equal(swipe({ x: 5, y: 200 }, 300), 'close')
  assert.equal(swipe({ x: 5, y: -200 }, 300), undefined)
})
