// Judges JSON-LD twice: what it says once expanded, and whether schema.org has those types and properties with such values.
import { readFileSync, writeFileSync } from 'node:fs'
import jsonld from 'jsonld'
import ts from 'typescript'

const text = readFileSync(process.argv[2], 'utf8')
const read = JSON.parse(text)

// schema.org's own context, as far as it says how names are read; asked for here and nowhere else.
const context = { '@context': { '@vocab': 'https://schema.org/', url: { '@type': '@id' }, sameAs: { '@type': '@id' } } }
const documentLoader = async url => {
  if (url !== 'https://schema.org') throw new Error(`It asks for another context: ${url}`)
  return { documentUrl: url, document: context }
}
const expanded = await jsonld.expand(read, { documentLoader, safe: true })

const file = 'judged.ts'
writeFileSync(
  file,
  `import type { Event, EventSeries, WithContext } from 'schema-dts'\nexport const judged: WithContext<Event | EventSeries> = ${text}\n`,
)
const program = ts.createProgram([file], {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: [],
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  module: ts.ModuleKind.NodeNext,
})
const wrong = ts.getPreEmitDiagnostics(program)
if (wrong.length) {
  throw new Error(wrong.map(one => ts.flattenDiagnosticMessageText(one.messageText, '\n')).join('\n'))
}
console.log(JSON.stringify(expanded))
