import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countdown } from '../../../web/map/countdown.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

for (const [left, words] of [
  [3 * DAY + HOUR, 'in 3 days'],
  [2 * DAY, 'in 2 days'],
  [DAY + 14 * HOUR, 'in 1 day 14 h'],
  [14 * HOUR + 38 * MINUTE, 'in 14 h 38 min'],
  [HOUR, 'in 1 h'],
  [38 * MINUTE + 4000, 'in 38 min 04 s'],
  [MINUTE, 'in 1 min 00 s'],
  [MINUTE - 1, 'in 60 s'],
  [900, 'in 1 s'],
  [0, 'any minute now'],
  [-5 * HOUR, 'any minute now'],
]) {
  test(`${left} ms is "${words}"`, () => assert.equal(countdown(1_000_000, 1_000_000 + left), words))
}
