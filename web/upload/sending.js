import { Refused } from './answers.js'

/**
 * Sends photos one part at a time: the small previews of all first, so that people see something soon, then the originals. One
 * that is refused does not hold up the others.
 *
 * A photo is `{ id, said, preview, original }`: texts for the server, a Blob or null, a function that answers a Blob. What
 * becomes of it stands in `photo.state`, and `onChange(photo)` tells of each change. `tus` is a Tus or acts like one.
 */
export class Sending {
  #tus
  #onChange
  #photos = []
  #running = null

  constructor({ tus, onChange }) {
    this.#tus = tus
    this.#onChange = onChange
  }

  get isBusy() {
    return this.#running !== null
  }

  /** Resolves when nothing is left that could be sent. */
  send(photos) {
    for (const photo of photos) {
      photo.state = { stage: 'waiting', preview: !photo.preview, fraction: 0 }
      photo.line = new AbortController()
      this.#photos.push(photo)
      this.#onChange(photo)
    }
    // One run at a time; whoever asks meanwhile shares it.
    this.#running ??= this.#run().finally(() => (this.#running = null))
    return this.#running
  }

  /** Sends again what was refused, for words may have been mended or a sign-in renewed. */
  again(photo) {
    this.#photos = this.#photos.filter(other => other !== photo)
    return this.send([photo])
  }

  cancel(photo) {
    this.#photos = this.#photos.filter(other => other !== photo)
    photo.line.abort()
    return Promise.all(['preview', 'original'].map(part => this.#tus.forget(key(photo, part))))
  }

  /** Lets go of everything, unfinished uploads included: who comes back goes on with them. */
  stop() {
    this.#photos.forEach(photo => photo.line.abort())
    this.#photos = []
  }

  async #run() {
    for (let photo; (photo = this.#next()); ) await this.#sendPart(photo, photo.state.preview ? 'original' : 'preview')
  }

  #next() {
    const open = this.#photos.filter(photo => photo.state.stage === 'waiting')
    return open.find(photo => !photo.state.preview) ?? open[0]
  }

  async #sendPart(photo, part) {
    const { signal } = photo.line
    const isNow = change => !signal.aborted && this.#set(photo, change)
    isNow({ stage: part, fraction: 0, held: '' })
    try {
      await this.#tus.send({
        key: key(photo, part),
        file: part === 'preview' ? photo.preview : await photo.original(),
        said: { ...photo.said, photo: photo.id, part },
        signal,
        onProgress: (sent, whole) => isNow({ fraction: sent / whole, held: '' }),
        onWait: words => isNow({ held: words }),
      })
      isNow(part === 'preview' ? { stage: 'waiting', preview: true, fraction: 0 } : { stage: 'done', fraction: 1 })
    } catch (error) {
      isNow({ stage: 'refused', words: wordsFor(error) })
    }
  }

  #set(photo, change) {
    Object.assign(photo.state, change)
    this.#onChange(photo)
  }
}

const key = (photo, part) => `${photo.id}/${part}`

const wordsFor = error =>
  error instanceof Refused ? error.message : 'This device no longer finds the photo. Choose it again.'
