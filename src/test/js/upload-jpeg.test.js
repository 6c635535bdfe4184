import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { orientationOnly, readExif } from '../../../web/upload/exif.js'
import { stripped } from '../../../web/upload/jpeg.js'
import { seeded } from './seeded.js'

/** 16 by 8 pixels, once in one go and once in several scans. */
const PLAIN = Buffer.from(
  '/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEMrKCUlKFI6PjBDYVVmZF9VXVxreJmCa3GRc1xdhbaHkZ6jrK2sZ4C8yrunyJmorKX/2wBDARweHigjKE4rK06lbl1upaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaX/wAARCAAIABADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDCiSrcSUUV6E6EOx3YVs//2Q==',
  'base64',
)
const PROGRESSIVE = Buffer.from(
  '/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEMrKCUlKFI6PjBDYVVmZF9VXVxreJmCa3GRc1xdhbaHkZ6jrK2sZ4C8yrunyJmorKX/2wBDARweHigjKE4rK06lbl1upaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaX/wgARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAME/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/2gAMAwEAAhADEAAAAcFih//EABUQAQEAAAAAAAAAAAAAAAAAAAAB/9oACAEBAAEFAoj/xAAVEQEBAAAAAAAAAAAAAAAAAAAAA//aAAgBAwEBPwGT/8QAFhEBAQEAAAAAAAAAAAAAAAAAAQAC/9oACAECAQE/AXBf/8QAFBABAAAAAAAAAAAAAAAAAAAAEP/aAAgBAQAGPwI//8QAFRABAQAAAAAAAAAAAAAAAAAAAAH/2gAIAQEAAT8hhD//2gAMAwEAAgADAAAAEIP/xAAVEQEBAAAAAAAAAAAAAAAAAAABAP/aAAgBAwEBPxBN/8QAFREBAQAAAAAAAAAAAAAAAAAAAFH/2gAIAQIBAT8Qnf/EABQQAQAAAAAAAAAAAAAAAAAAABD/2gAIAQEAAT8QP//Z',
  'base64',
)

/** Stands wherever a program could have written a place. */
const MARKER = 'PLACE+42.3474-071.0781/'

const bytesOf = text => Buffer.from(text, 'latin1')

function segment(marker, ...body) {
  const bytes = Buffer.concat(body.map(part => (typeof part === 'string' ? bytesOf(part) : part)))
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

/** A TIFF block as phones write it: orientation, time and place. */
function tiff({ little = false, orientation = 6, taken = '2026:11:21 11:52:07', offset = '-05:00' } = {}) {
  const bytes = Buffer.alloc(400)
  const put16 = (value, at) => (little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at))
  const put32 = (value, at) => (little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at))
  const entry = (at, tag, type, count, value) => {
    put16(tag, at)
    put16(type, at + 2)
    put32(count, at + 4)
    if (type === 3) put16(value, at + 8)
    else put32(value, at + 8)
  }
  const text = (at, tag, words, where) => {
    entry(at, tag, 2, words.length + 1, where)
    bytes.write(words, where, 'latin1')
  }
  bytes.write(little ? 'II' : 'MM', 0)
  put16(42, 2)
  put32(8, 4)
  put16(3, 8)
  entry(10, 0x0112, 3, 1, orientation)
  entry(22, 0x8769, 4, 1, 100)
  entry(34, 0x8825, 4, 1, 200)
  put16(2, 100)
  text(102, 0x9003, taken, 150)
  if (offset) text(114, 0x9011, offset, 180)
  put16(1, 200)
  text(202, 0x001d, MARKER, 240)
  return bytes
}

function photo({ base = PLAIN, exif = tiff() } = {}) {
  const jfif = base.subarray(2, 20)
  return Buffer.concat([
    base.subarray(0, 2),
    jfif,
    segment(0xe0, 'JFXX\0\x13', MARKER),
    segment(0xe1, 'Exif\0\0', exif),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<rdf exif:GPSLatitude="${MARKER}"/>`),
    segment(0xe2, 'ICC_PROFILE\0\x01\x01', 'a profile of colours'),
    segment(0xe2, 'MPF\0', MARKER),
    segment(0xed, 'Photoshop 3.0\x008BIM', MARKER),
    segment(0xee, 'Adobe\0\x64\0\0\0\0\x01', MARKER),
    segment(0xfe, MARKER),
    base.subarray(20),
    bytesOf(`ftypmp42 ${MARKER}`),
    base.subarray(0, 2),
    segment(0xe1, 'Exif\0\0', exif, MARKER),
    base.subarray(20),
    bytesOf(MARKER),
  ])
}

const bufferOf = bytes => Uint8Array.from(bytes).buffer
const strip = bytes => {
  const clean = stripped(bufferOf(bytes))
  return clean && { ...clean, bytes: Buffer.concat(clean.parts) }
}

test('a JPEG leaves without a place, its image data as it was', () => {
  for (const base of [PLAIN, PROGRESSIVE]) {
    const { bytes } = strip(photo({ base }))
    assert.ok(!bytes.includes('PLACE'))
    assert.ok(!bytes.includes('42.3474'))
    assert.ok(bytes.subarray(-(base.length - 20)).equals(base.subarray(20)), 'tables and image data')
    assert.ok(bytes.includes('a profile of colours'))
    assert.ok(bytes.includes(bytesOf('Adobe\0\x64')))
  }
})

test('comments and programs’ notes between the scans go too', () => {
  const scan = PROGRESSIVE.indexOf(Buffer.from([0xff, 0xda]), 400)
  const noted = Buffer.concat([PROGRESSIVE.subarray(0, scan), segment(0xfe, MARKER), segment(0xe5, MARKER), PROGRESSIVE.subarray(scan)])
  assert.ok(strip(noted).bytes.equals(strip(PROGRESSIVE).bytes))
})

test('what is left is stripped again to the same bytes', () => {
  const once = strip(photo())
  assert.ok(strip(once.bytes).bytes.equals(once.bytes))
  assert.equal(strip(once.bytes).takenAt, null)
})

test('the picture stays upright', () => {
  for (const little of [false, true]) {
    for (let orientation = 0; orientation <= 9; orientation++) {
      const { bytes } = strip(photo({ exif: tiff({ little, orientation }) }))
      const at = bytes.indexOf('Exif\0\0', 0, 'latin1')
      const told = at < 0 ? 1 : readExif(new DataView(bufferOf(bytes.subarray(at + 6)))).orientation
      assert.equal(told, orientation >= 1 && orientation <= 8 ? orientation : 1)
    }
  }
  assert.equal(orientationOnly(8).length, 26)
})

test('the time is the camera’s, by its zone or else the phone’s', () => {
  for (const little of [false, true]) {
    assert.equal(strip(photo({ exif: tiff({ little }) })).takenAt, '2026-11-21T16:52:07.000Z')
    const local = new Date(2026, 10, 21, 11, 52, 7).toISOString()
    assert.equal(strip(photo({ exif: tiff({ little, offset: '' }) })).takenAt, local)
    assert.equal(strip(photo({ exif: tiff({ little, offset: 'over there' }) })).takenAt, local)
  }
  for (const taken of ['0000:00:00 00:00:00', '2026:02:31 25:00:00', '1970:01:01 00:00:00', '    :  :     :  :  ', 'yesterday']) {
    assert.equal(strip(photo({ exif: tiff({ taken }) })).takenAt, null, taken)
  }
})

test('what is no sound JPEG is not passed on as one', () => {
  const inTable = Buffer.concat([PLAIN.subarray(0, 20), segment(0xdb, PLAIN.subarray(25, 90), MARKER), PLAIN.subarray(20)])
  const cases = [
    [],
    [0xff, 0xd8],
    [0xff, 0xd8, 0xff, 0xd9],
    PLAIN.subarray(0, -2),
    PLAIN.subarray(2),
    bytesOf('\x89PNG\r\n'),
    bytesOf('....ftypheic'),
    inTable,
    Buffer.concat([PLAIN.subarray(0, 20), segment(0xf0, MARKER), PLAIN.subarray(20)]),
    Buffer.concat([PLAIN.subarray(0, -2), PLAIN]),
  ]
  cases.forEach((bytes, at) => assert.equal(strip(bytes), null, `case ${at}`))
})

test('of 4,000 spoilt photos none makes it fail, and none lets a place through', () => {
  let kept = 0
  for (let seed = 1; seed <= 4_000; seed++) {
    const random = seeded(seed)
    const bytes = spoilt(photo({ base: seed % 2 ? PLAIN : PROGRESSIVE, exif: tiff({ little: seed % 3 === 0 }) }), random)
    const clean = strip(bytes)
    if (!clean) continue
    kept++
    assert.ok(!clean.bytes.includes('PLACE'), `seed ${seed}`)
    assert.ok(!clean.bytes.includes('42.3474'), `seed ${seed}`)
  }
  assert.ok(kept > 500, `only ${kept} were still photos`)
})

test('of 4,000 spoilt blocks of EXIF none makes the reader fail', () => {
  for (let seed = 1; seed <= 4_000; seed++) {
    const { orientation } = readExif(new DataView(bufferOf(spoilt(tiff({ little: seed % 2 === 0 }), seeded(seed)))))
    assert.ok(orientation >= 1 && orientation <= 8)
  }
})

test('exiftool finds a place before and none after', { skip: !hasExiftool() }, () => {
  const file = join(mkdtempSync(join(tmpdir(), 'jpeg-')), 'photo.jpg')
  writeFileSync(file, PLAIN)
  const places = ['-GPSLatitude=42.3474', '-GPSLatitudeRef=N', '-GPSLongitude=71.0781', '-GPSLongitudeRef=W']
  const others = ['-Orientation#=6', '-XMP:City=Boston', '-IPTC:City=Boston', '-Comment=Boston', '-ThumbnailImage<=' + file]
  const time = ['-DateTimeOriginal=2026:11:21 11:52:07', '-OffsetTimeOriginal=-05:00', '-Make=A phone', '-SerialNumber=123']
  execFileSync('exiftool', ['-q', '-overwrite_original', ...places, ...others, ...time, file])
  assert.match(tags(file), /GPS/)

  const { bytes, takenAt } = strip(readFileSync(file))
  writeFileSync(file, bytes)
  assert.equal(takenAt, '2026-11-21T16:52:07.000Z')
  assert.doesNotMatch(tags(file), /GPS|Boston|City|Serial|Make|Original|Thumbnail|Comment/)
  assert.match(tags(file), /Orientation/)
  assert.match(tags(file), /Image Size\s+: 16x8/)
})

const tags = file => execFileSync('exiftool', [file]).toString().replace(/^(File|Directory).*$/gm, '')

function hasExiftool() {
  try {
    return !!execFileSync('exiftool', ['-ver'])
  } catch {
    return false
  }
}

/** One to four bytes changed, taken out, put in, or the end cut off. */
function spoilt(bytes, random) {
  const spoilt = [...bytes]
  const some = most => Math.floor(random() * most)
  for (let times = 1 + some(4); times > 0; times--) {
    const at = some(spoilt.length)
    const byte = [some(256), 0xff, 0, 0xe1, 0xda, 0xdb, 0xc4, 0xd9][some(8)]
    switch (some(8)) {
      case 0:
        spoilt.splice(at, 1 + some(20))
        break
      case 1:
        spoilt.splice(at, 0, byte, some(256))
        break
      case 2:
        if (some(4) === 0) spoilt.length = at
        break
      default:
        spoilt[at] = byte
    }
  }
  return spoilt
}
