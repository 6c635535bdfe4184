import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lint } from '../../../web/lint/lint.js'
import { similarity, trigrams } from '../../../web/lint/trigrams.js'
import { TABLE } from './lint-texts.js'

for (const bait of ['Get yours now! ', '"a"', 'SHOUT ', 'not no never ', '🔥', '{', '1:', 'http://', '– Rick ', 'is he? ']) {
  test(`5,000 letters of ${bait} take no second`, () => {
    const text = bait.repeat(5000).slice(0, 5000)
    const start = performance.now()
    lint(TABLE, { text, language: 'en' })
    assert.ok(performance.now() - start < 1000)
  })
}

test('words are alike as PostgreSQL says they are', () => {
  const alike = (one, other) => similarity(trigrams(one), trigrams(other))
  assert.equal(alike('word', 'words').toFixed(4), '0.5714')
  assert.equal(alike('one two', 'two one'), 1)
  assert.equal(alike('', ''), 0)
  assert.equal(alike('ΟΔΟΣ', 'οδοσ'), 1)
})
