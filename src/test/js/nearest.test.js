import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byDistance, distance, kilometres } from '../../../web/map/nearest.js'

const BOSTON = [42.3474, -71.0781]
const NATICK = [42.301, -71.3826]
const SEATTLE = [47.6626, -122.2985]

test('distances follow the great circle', () => {
  assert.ok(Math.abs(kilometres(BOSTON, SEATTLE) - 3995) < 20)
  assert.equal(kilometres(BOSTON, BOSTON), 0)
})

test('the way across the date line is the short one', () => assert.ok(kilometres([0, 179], [0, -179]) < 223))

test('the nearest stop comes first', () => {
  const stops = [{ position: SEATTLE }, { position: NATICK }]
  assert.deepEqual(byDistance(stops, BOSTON).map(({ stop }) => stop), [stops[1], stops[0]])
})

for (const [km, words] of [
  [0.2, '1 km (1 mile)'],
  [25.6, '26 km (16 miles)'],
  [3994, '3,990 km (2,480 miles)'],
]) {
  test(`${km} km is "${words}"`, () => assert.equal(distance(km), words))
}
