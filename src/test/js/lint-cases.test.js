import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lint } from '../../../web/lint/lint.js'
import { readTexts, TABLE } from './lint-texts.js'

const CASES = readTexts('cases.json')

for (const asked of CASES) {
  test(asked.id, () => {
    const { verdict, findings } = lint(TABLE, asked, asked.context, asked.thresholds)
    const found = findings.map(({ rule }) => rule)
    for (const rule of asked.finds ?? []) assert.ok(found.includes(rule), `${rule} not in ${found}`)
    for (const rule of asked.passes ?? []) assert.ok(!found.includes(rule), `${rule} in ${found}`)
    if (asked.verdict) assert.equal(verdict, asked.verdict)
    if (asked.marks) {
      const { start, end } = findings.find(({ rule }) => rule === asked.finds[0])
      assert.equal(asked.text.slice(start, end), asked.marks)
    }
  })
}

test('every rule has a case that finds it', () => {
  const found = new Set(CASES.flatMap(({ finds }) => finds ?? []))
  assert.deepEqual(TABLE.rules.map(({ id }) => id).filter(id => !found.has(id)), [])
})

test('every rule has a case that passes it', () => {
  const passed = new Set(CASES.flatMap(({ passes }) => passes ?? []))
  assert.deepEqual(TABLE.rules.map(({ id }) => id).filter(id => !passed.has(id) && id !== 'empty'), [])
})
