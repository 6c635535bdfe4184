import { Interrupted, judged, Refused } from './answers.js'
import { Patience, pause as realPause } from './patience.js'

/** Bytes of one request: few on a bad line, so that little is sent twice, and so that progress can be seen on a good one. */
const CHUNK = { least: 64 * 1024, first: 512 * 1024, most: 4 * 1024 * 1024 }

/** Milliseconds: a request faster than this lets the next one carry twice as much, a slower one half. */
const QUICK = 2_000
const SLOW = 10_000

/** The server hangs up on a body after two minutes, so who waits longer waits for nothing. */
const DEAD_AFTER = 110_000

const STRANGER = 'Something between here and the server answered in its place.'

const VERSION = { 'Tus-Resumable': '1.0.0' }

/** Sends files by tus 1.0, piece by piece: through dead spots, lost answers and restarts of the server. */
export class Tus {
  #endpoint
  #speak
  #addresses
  #pause
  #deadAfter
  #random
  #bounds
  #chunk

  /**
   * @param speak fetch, or what stands for it
   * @param addresses where unfinished uploads go on: `get`, `set`, `delete` by key, as a Map has them; promises are welcome
   * @param pause waits so many milliseconds, less when there is news of the line
   */
  constructor({
    endpoint = '/api/uploads',
    speak = (...request) => fetch(...request),
    addresses = new Map(),
    pause = realPause,
    deadAfter = DEAD_AFTER,
    random = Math.random,
    chunk = CHUNK,
  } = {}) {
    this.#endpoint = endpoint
    this.#speak = speak
    this.#addresses = addresses
    this.#pause = pause
    this.#deadAfter = deadAfter
    this.#random = random
    this.#bounds = chunk
    this.#chunk = chunk.first
  }

  /**
   * Resolves when the server has taken the whole file over. Throws Refused, or what the signal was aborted with; all else it
   * sits out however long it takes, and tells `onWait` why, for how many milliseconds, and the answer's status if there was one.
   *
   * @param key names this file among those that are remembered
   * @param file a Blob that is not empty, the same bytes at every try
   * @param said what the server is told of it, texts by name
   */
  async send({ key, file, said, signal, onProgress = () => {}, onWait = () => {} }) {
    const patience = new Patience(this.#random)
    for (let offset = null; offset !== file.size; ) {
      try {
        const next = await this.#step({ key, file, said, signal }, offset)
        if (offset !== null && next > offset) patience.renew()
        offset = next
        onProgress(offset, file.size)
      } catch (error) {
        if (!(error instanceof Interrupted)) {
          // Signed in again, it goes on where it was.
          if (error instanceof Refused && error.status !== 401) await this.#addresses.delete(key)
          throw error
        }
        offset = null
        const wait = patience.next(error.retryAfter)
        onWait(error.message, wait, error.status)
        await this.#pause(wait, signal)
      }
    }
    await this.#addresses.delete(key)
  }

  /** Tells the server that nothing more will come; where it cannot be told, the upload runs out by itself. */
  async forget(key) {
    const address = await this.#addresses.get(key)
    await this.#addresses.delete(key)
    if (address) await this.#speak(address, { method: 'DELETE', headers: VERSION, keepalive: true }).catch(() => {})
  }

  /** Goes one request further and answers the offset behind it; null is: only the server knows how far it is. */
  async #step(upload, offset) {
    const address = await this.#addresses.get(upload.key)
    if (!address) return this.#create(upload)
    try {
      if (offset !== null) return await this.#patch(upload, address, offset)
      const reached = await this.#ask(upload, address)
      // All is there, but whether it was taken or refused was in an answer that got lost.
      return reached === upload.file.size ? await this.#patch(upload, address, reached) : reached
    } catch (error) {
      if (![404, 410].includes(error.status)) throw error
      await this.#addresses.delete(upload.key)
      throw new Interrupted('The server has lost it; it is sent anew.', error)
    }
  }

  async #create({ key, file, said, signal }) {
    const headers = { 'Upload-Length': String(file.size), 'Upload-Metadata': coded(said) }
    const answer = await this.#call(this.#endpoint, { method: 'POST', headers, signal })
    const address = answer.headers.get('Location')
    if (!address) throw new Interrupted(STRANGER)
    await this.#addresses.set(key, address)
    return 0
  }

  async #ask({ file, signal }, address) {
    const answer = await this.#call(address, { method: 'HEAD', signal })
    const length = answer.headers.get('Upload-Length')
    if (length && Number(length) !== file.size) throw new Refused('Another file was begun there.', 410)
    return offsetOf(answer)
  }

  async #patch({ file, signal }, address, offset) {
    const body = file.slice(offset, offset + this.#chunk)
    const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }
    const started = performance.now()
    try {
      const answer = await this.#call(address, { method: 'PATCH', headers, body, signal })
      const reached = offsetOf(answer)
      // Who takes bytes and stays where it was would be asked for ever, without a pause.
      if (reached <= offset && body.size) throw new Interrupted(STRANGER)
      this.#learn(performance.now() - started)
      return reached
    } catch (error) {
      throw this.#isTooMuchAtOnce(error) ? new Interrupted(error.message, error) : error
    }
  }

  #learn(took) {
    if (took < QUICK) this.#chunk = Math.min(this.#bounds.most, this.#chunk * 2)
    if (took > SLOW) this.#halve()
  }

  /** A line that broke may carry less; so may a proxy, which says 413 where the server would not. */
  #isTooMuchAtOnce({ status }) {
    const tooMuch = status === 413 && this.#chunk > this.#bounds.least
    if (tooMuch || status === undefined) this.#halve()
    return tooMuch
  }

  #halve() {
    this.#chunk = Math.max(this.#bounds.least, this.#chunk / 2)
  }

  async #call(address, { signal, headers, ...request }) {
    signal?.throwIfAborted()
    const line = new AbortController()
    const hangUp = () => line.abort()
    signal?.addEventListener('abort', hangUp)
    const dead = setTimeout(hangUp, this.#deadAfter)
    try {
      return await judged(
        await this.#speak(address, { ...request, headers: { ...VERSION, ...headers }, signal: line.signal }),
      )
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof Refused || error instanceof Interrupted) throw error
      throw new Interrupted('There is no connection just now.')
    } finally {
      clearTimeout(dead)
      signal?.removeEventListener('abort', hangUp)
    }
  }
}

function offsetOf(answer) {
  const offset = answer.headers.get('Upload-Offset')
  if (!/^\d+$/.test(offset ?? '')) throw new Interrupted(STRANGER)
  return Number(offset)
}

/** Upload-Metadata: words and Base64 of UTF-8, what is empty left out. */
export const coded = said =>
  Object.entries(said)
    .filter(([, text]) => text)
    .map(([name, text]) => `${name} ${base64(text)}`)
    .join(',')

const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
