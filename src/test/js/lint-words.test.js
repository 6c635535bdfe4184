import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summary } from '../../../web/lint/lint-words.js'

for (const [score, verdict, count, words] of [
  [100, 'good', 0, '100 of 100. Reads like a person.'],
  [96, 'good', 1, '96 of 100. Reads like a person; one thing could be better.'],
  [60, 'mixed', 3, '60 of 100. Half a person, half a poster: 3 things to look at.'],
  [0, 'billboard', 9, '0 of 100. A billboard. To send it all the same, an approver must write down why.'],
]) {
  test(words, () => assert.equal(summary({ score, verdict, findings: Array(count) }), words))
}
