import { stripped } from './jpeg.js'
import { redrawn } from './shrink.js'

const PREVIEW = { width: 640, quality: 0.7 }
const PREVIEW_AT_MOST = 300_000

/** The photo cannot leave this phone; the message says why, and what would help. */
export class Unfit extends Error {}

/**
 * Makes of a chosen file what may be sent, which never holds where it was taken. A JPEG keeps its pixels; all else is drawn
 * anew. What the browser cannot draw stays here, for neither could anybody take the place out of it.
 *
 * `original()` answers the Blob when it is its turn, so that fifty photos do not wait in memory; `preview` is null where the
 * original is hardly larger.
 */
export async function prepare(file, limit) {
  if (file.size === 0) throw new Unfit('The file is empty. Choose it once more; perhaps it was still on its way to this device.')
  const clean = await cleaned(file)
  const original = clean && clean.blob.size <= limit ? () => cleaned(file).then(({ blob }) => blob) : await fitting(file, limit)
  return { takenAt: clean?.takenAt ?? null, preview: await preview(file), original }
}

async function cleaned(file) {
  const clean = stripped(await file.arrayBuffer())
  return clean && { blob: new Blob(clean.parts, { type: 'image/jpeg' }), takenAt: clean.takenAt }
}

async function fitting(file, limit) {
  const blob = await drawn(file)
  if (blob.size > limit) throw new Unfit(`The photo is larger than ${Math.round(limit / 1_000_000)} MB. Make it smaller and choose it again.`)
  return async () => blob
}

async function preview(file) {
  if (file.size <= PREVIEW_AT_MOST / 3) return null
  const blob = await drawn(file, PREVIEW)
  return blob.size <= PREVIEW_AT_MOST ? blob : drawn(file, { width: 320, quality: 0.5 })
}

const drawn = (file, how) =>
  redrawn(file, how).catch(() => {
    throw new Unfit(wordsFor(file))
  })

function wordsFor(file) {
  return /hei[cf]/i.test(file.type + file.name)
    ? 'This browser cannot read HEIC photos, so it cannot take out where they were taken, and we send none with that inside. ' +
        'Set the camera to “Most compatible” (on an iPhone: Settings, Camera, Formats), or share the photo as JPEG.'
    : 'This browser cannot read the file as a photo. JPEG, PNG and WebP work.'
}
