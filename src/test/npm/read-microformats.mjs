// Reads the microformats of a page, as programs of the open web do.
import { readFileSync } from 'node:fs'
import { mf2 } from 'microformats-parser'

console.log(JSON.stringify(mf2(readFileSync(process.argv[2], 'utf8'), { baseUrl: 'https://example.org/' })))
