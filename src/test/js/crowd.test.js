import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listCrowded } from '../../../web/map/crowd.js'

const mark = (id, x) => ({ id, x, y: 0 })

test('who comes first keeps the number, who is too near goes without', () => {
  assert.deepEqual(listCrowded([mark('a', 0), mark('b', 10), mark('c', 30)], 18), ['b'])
})

test('a crowded stop takes no room from the next', () => {
  assert.deepEqual(listCrowded([mark('a', 0), mark('b', 10), mark('c', 20)], 18), ['b'])
})

test('far apart, everybody has a number', () => {
  assert.deepEqual(listCrowded([mark('a', 0), mark('b', 18)], 18), [])
})
