import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lint } from '../../../web/lint/lint.js'
import { readTexts, TABLE } from './lint-texts.js'

const flagged = texts => texts.filter(text => lint(TABLE, text, text.context).verdict === 'billboard').map(({ id }) => id)

for (const half of ['tune', 'report']) {
  const of = file => readTexts(file).filter(text => text.half === half)
  test(`billboards are caught (${half})`, () => assert.ok(flagged(of('billboards.json')).length >= 27))
  test(`good ones pass (${half})`, () => assert.ok(flagged(of('good.json')).length <= 1))
}
