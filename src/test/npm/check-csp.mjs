// Reads a content security policy a line from a file and fails with what csp_evaluator finds in them.
import { readFileSync } from 'node:fs'
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'

// It asks of every 'self' whether this host has JSONP, AngularJS or people's scripts; ours has none of them.
const isOnlyAQuestion = finding => finding.value === "'self'" && finding.description.includes('can be problematic')

const policies = readFileSync(process.argv[2], 'utf8').trim().split('\n')
const findings = policies
  .flatMap(policy => new CspEvaluator(new CspParser(policy).csp).evaluate())
  .filter(finding => !isOnlyAQuestion(finding))
console.log(`${policies.length} policies, ${findings.length} findings`)
findings.forEach(finding => console.log(`${finding.directive}: ${finding.description}`))
process.exitCode = findings.length ? 1 : 0
