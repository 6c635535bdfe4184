const ORIENTATION = 0x0112
const EXIF = 0x8769
const TAKEN = 0x9003
const TAKEN_OFFSET = 0x9011

const SHORT = 3
const ASCII = 2

/**
 * What the picture needs of its EXIF, which is never where it was taken. `view` holds a TIFF block by a stranger: whatever
 * points outside is not there.
 */
export function readExif(view) {
  const little = view.byteLength >= 8 && view.getUint16(0) === 0x4949
  const big = view.byteLength >= 8 && view.getUint16(0) === 0x4d4d
  if (!(little || big) || view.getUint16(2, little) !== 42) return { orientation: 1, takenAt: null }

  const first = directory(view, view.getUint32(4, little), little)
  const nested = directory(view, number(view, first.get(EXIF), little) ?? 0, little)
  const orientation = number(view, first.get(ORIENTATION), little)
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    takenAt: instant(text(view, nested.get(TAKEN), little), text(view, nested.get(TAKEN_OFFSET), little)),
  }
}

/** Where each entry starts, by its tag; a few hundred entries are more than any camera writes. */
function directory(view, start, little) {
  const entries = new Map()
  if (start < 8 || start + 2 > view.byteLength) return entries
  const count = Math.min(view.getUint16(start, little), 500)
  for (let at = start + 2; at < start + 2 + count * 12 && at + 12 <= view.byteLength; at += 12) {
    entries.set(view.getUint16(at, little), at)
  }
  return entries
}

/** Of an entry whose value stands in it: the orientation is short, the pointer long. */
function number(view, entry, little) {
  if (entry === undefined) return undefined
  return view.getUint16(entry + 2, little) === SHORT ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little)
}

function text(view, entry, little) {
  if (entry === undefined || view.getUint16(entry + 2, little) !== ASCII) return ''
  const length = view.getUint32(entry + 4, little)
  const start = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
  if (length > 40 || start + length > view.byteLength) return ''
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + start, length)).replace(/\0[^]*/, '')
}

/** Cameras that do not say their zone are on the clock of the phone that sends for them, as far as anybody can know. */
function instant(taken, offset) {
  const digits = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(taken)
  if (!digits) return null
  const [year, month, day, hours, minutes, seconds] = digits.slice(1)
  const zone = /^[+-]\d\d:\d\d$/.test(offset) ? offset : ''
  const at = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${zone}`)
  return at.getTime() >= EARLIEST ? at.toISOString() : null
}

/** Before phones and digital cameras; a camera without a clock says so. */
const EARLIEST = Date.parse('1995-01-01T00:00:00Z')

/** A TIFF block with the orientation and nothing else. */
export const orientationOnly = orientation =>
  Uint8Array.of(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0)
