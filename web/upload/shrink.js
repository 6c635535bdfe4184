/** Old iPhones draw no more than this many pixels at once. */
const MOST_PIXELS = 16_000_000

/** Draws a picture anew as JPEG, upright and without a word of what its file said; throws where the browser cannot read it. */
export async function redrawn(file, { width = Infinity, quality = 0.9 } = {}) {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const scale = Math.min(1, width / bitmap.width, Math.sqrt(MOST_PIXELS / (bitmap.width * bitmap.height)))
    return await draw(bitmap, Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)), quality)
  } finally {
    bitmap.close() // a large photo is 50 MB here, and does not wait for the garbage collector
  }
}

async function draw(bitmap, width, height, quality) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const pen = canvas.getContext('2d')
  pen.imageSmoothingQuality = 'high'
  pen.fillStyle = '#fff' // what is transparent would turn black
  pen.fillRect(0, 0, width, height)
  pen.drawImage(bitmap, 0, 0, width, height)
  const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
  canvas.width = canvas.height = 0
  if (blob?.type !== 'image/jpeg') throw new Error('This browser makes no JPEG.')
  return blob
}
