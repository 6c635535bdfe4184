// Reads GeoJSON from a file and fails with what is wrong with it by RFC 7946.
import { readFileSync } from 'node:fs'
import { check } from '@placemarkio/check-geojson'

const geojson = check(readFileSync(process.argv[2], 'utf8'))
console.log(`${geojson.type} with ${geojson.features.length} features`)
