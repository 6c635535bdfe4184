import { orientationOnly, readExif } from './exif.js'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const COM = 0xfe

const START = Uint8Array.of(0xff, SOI)
const END = Uint8Array.of(0xff, EOI)

/**
 * Leaves of a JPEG what is needed to show it, so that where it was taken never leaves the phone: tables and image data byte
 * for byte, the colour profile, the orientation. All other segments go, and whatever hides behind the end.
 *
 * Answers `{ parts, takenAt }`, the parts being what a Blob is made of and the time an ISO instant or null; null when anything
 * is odd, for then only drawing it anew is safe.
 */
export function stripped(buffer) {
  const segments = read(new Uint8Array(buffer))
  if (!segments) return null
  const exif = segments.find(({ marker, body }) => marker === APP1 && startsWith(body, 'Exif\0\0'))
  const { orientation, takenAt } = readExif(exif ? tiff(exif.body) : new DataView(new ArrayBuffer(0)))
  const kept = segments.map(keep).filter(part => part)
  return { parts: [START, ...(orientation > 1 ? [exifSegment(orientation)] : []), ...kept, END], takenAt }
}

/** All segments up to the end of the image in order, each with its marker, all its bytes and its body; null when odd. */
function read(bytes) {
  const segments = []
  const seen = { frame: false, scan: false }
  let at = 2
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return null
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || at + 1 >= bytes.length) return null
    if (marker === EOI) return seen.scan ? segments : null

    const length = (bytes[at + 2] << 8) | bytes[at + 3]
    let end = at + 2 + length
    if (!(length >= 2 && end <= bytes.length)) return null
    const body = bytes.subarray(at + 4, end)
    if (!isSound(marker, body, seen)) return null
    if (marker === SOS) end = endOfScan(bytes, end)
    segments.push({ marker, body, bytes: bytes.subarray(at, end) })
    at = end
  }
}

/** Image data ends where a marker comes that is no stuffing and no restart. */
function endOfScan(bytes, start) {
  for (let at = start; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1]
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/**
 * Whether a segment is one that belongs into a JPEG, with what its kind must hold and no room for anything else: else a place
 * could hide in a table.
 */
function isSound(marker, body, seen) {
  switch (marker) {
    case 0xc0:
    case 0xc1:
    case 0xc2: {
      const isFirst = !seen.frame
      seen.frame = true
      return isFirst && body.length >= 6 && body[5] >= 1 && body[5] <= 4 && body.length === 6 + 3 * body[5]
    }
    case 0xc4:
      return fills(body, at => 17 + sum(body.subarray(at + 1, at + 17)), isTable)
    case 0xdb:
      return fills(body, at => (body[at] >> 4 ? 129 : 65), isTable)
    case 0xdc:
    case 0xdd:
      return body.length === 2
    case SOS:
      seen.scan = true
      return seen.frame && body[0] >= 1 && body[0] <= 4 && body.length === 4 + 2 * body[0]
    default:
      return isAside(marker)
  }
}

/** Of programs and comments, which no decoder needs. */
const isAside = marker => (marker >= APP0 && marker <= 0xef) || marker === COM

/** Whether tables of the lengths that they claim fill a segment to its last byte. */
function fills(body, lengthAt, isTable) {
  let at = 0
  while (at < body.length && isTable(body[at])) at += lengthAt(at)
  return at === body.length && body.length > 0
}

/** By its first byte: one of two kinds, for one of four components. */
const isTable = byte => (byte & 0x0f) < 4 && byte >> 4 < 2

const sum = numbers => numbers.reduce((total, number) => total + number, 0)

/** What goes on of a segment: all of it, a part without room for more, or null. */
function keep({ marker, body, bytes }) {
  if (marker === APP0) return startsWith(body, 'JFIF\0') && body.length >= 14 ? jfif(body) : null
  if (marker === APP2) return startsWith(body, 'ICC_PROFILE\0') ? bytes : null
  if (marker === APP14) return startsWith(body, 'Adobe') && body.length >= 12 ? segment(APP14, body.subarray(0, 12)) : null
  return isAside(marker) ? null : bytes
}

/** Without the thumbnail that may follow. */
function jfif(body) {
  const plain = body.slice(0, 14)
  plain.fill(0, 12)
  return segment(APP0, plain)
}

const segment = (marker, body) => Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body)

const exifSegment = orientation => segment(APP1, Uint8Array.of(...letters('Exif\0\0'), ...orientationOnly(orientation)))

const tiff = body => new DataView(body.buffer, body.byteOffset + 6, body.byteLength - 6)

const letters = text => [...text].map(letter => letter.charCodeAt(0))

const startsWith = (body, text) => letters(text).every((code, at) => body[at] === code)
