import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lint } from '../../../web/lint/lint.js'
import { readTexts, TABLE } from './lint-texts.js'

/** ParityTest.java says how the file is made. */
const ANSWERS = readTexts('parity.json')

test('there are enough odd texts', () => assert.ok(ANSWERS.length >= 190))

for (const { asked, score, verdict, findings } of ANSWERS) {
  test(`JavaScript answers as Java does: ${asked.id}`, () => {
    const report = lint(TABLE, asked, asked.context, asked.thresholds)
    const said = report.findings.map(({ rule, points, reason, start, end }) => [rule, points, reason, start, end])
    assert.deepEqual({ score: report.score, verdict: report.verdict, findings: said }, { score, verdict, findings })
  })
}
