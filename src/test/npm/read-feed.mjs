// Reads a feed with another reader than the library that wrote it.
import { readFileSync } from 'node:fs'
import { parseFeed } from 'feedsmith'

console.log(JSON.stringify(parseFeed(readFileSync(process.argv[2], 'utf8'))))
