import { Interrupted, Refused } from '../../../web/upload/answers.js'

const JSON_TYPE = { 'Content-Type': 'application/json' }
const PROBLEM_TYPE = { 'Content-Type': 'application/problem+json' }

/**
 * Stands for the server, on a line that is as bad as `troubles` says: the chance of each. It takes each id once, refuses what is
 * planned otherwise, and takes files by tus. `acts` tells in order what it has recorded, `refusals` is what a test wants refused.
 */
export class FakeServer {
  acts = []
  recorded = new Map()
  uploads = new Map()
  photos = new Map()
  plan = new Map()
  refusals = new Map()
  person = 'p1'
  isDown = false
  asked = 0
  #next = 0

  constructor({ random = () => 1, troubles = {}, calm = Infinity } = {}) {
    Object.assign(this, { random, troubles, calm })
  }

  identify = async () => {
    if (this.isDown || (this.asked++ < this.calm && this.random() < (this.troubles.cut ?? 0))) throw new Interrupted('No line.')
    if (!this.person) throw new Refused('Sign in first.', 401)
    return this.person
  }

  speak = async (url, request) => {
    request.signal?.throwIfAborted()
    // After so many requests all is well, so that every history ends.
    const bad = this.asked++ < this.calm
    const roll = name => bad && this.random() < (this.troubles[name] ?? 0)
    if (this.isDown || roll('cut')) throw new TypeError('cut before a byte went out')
    if (roll('portal')) return new Response('<h1>Welcome to the mall’s wireless</h1>', { status: 200, headers: { 'Content-Type': 'text/html' } })
    if (roll('proxy')) return new Response('<h1>Forbidden</h1>', { status: 403, headers: { 'Content-Type': 'text/html' } })
    if (roll('redirect')) return new Response(null, { status: 302, headers: { Location: 'https://portal.example/' } })
    if (roll('broken')) return problem(500)
    if (roll('busy')) return problem(429, { 'Retry-After': '7' })
    if (roll('down')) return problem(503, { 'Retry-After': '30' })
    const answer = await this.#answer(url, request)
    if (roll('lost')) throw new TypeError('answer lost')
    return answer
  }

  async #answer(url, { method, headers, body }) {
    if (!this.person) return problem(401)
    if (url.startsWith('/api/uploads')) return this.#tus(url, method, headers, body)
    const said = JSON.parse(body)
    if (this.refusals.has(url)) return problem(...this.refusals.get(url))
    return this.#record(url, said)
  }

  #record(url, said) {
    const text = JSON.stringify(said)
    const known = this.recorded.get(url)
    if (known) return known === text ? new Response('{}', { status: 200, headers: JSON_TYPE }) : problem(422, {}, { detail: 'Another has this id.' })
    const stop = this.plan.get(said.stop)
    if (said.planned && stop && (stop.status === 'cancelled' || stop.slug !== said.stop || Date.parse(stop.starts) !== Date.parse(said.planned)))
      return problem(409, {}, { type: 'urn:whistlestop:problem:plan-changed', detail: 'The plan has changed.', errors: [stop] })
    if (url.includes('/slips/') && stop) stop.starts = new Date(Date.parse(stop.starts) + said.minutes * 60_000).toISOString()
    this.recorded.set(url, text)
    this.acts.push({ url, ...said })
    return new Response('{}', { status: 201, headers: JSON_TYPE })
  }

  #tus(url, method, headers, body) {
    if (method === 'POST') return this.#begin(headers)
    const upload = this.uploads.get(url)
    if (!upload) return problem(404)
    if (method === 'PATCH') {
      if (Number(headers['Upload-Offset']) !== upload.size) return problem(409)
      upload.size += body.size
      if (upload.size === upload.length && !upload.taken) this.#take(upload)
    }
    return new Response(null, { status: 204, headers: { 'Upload-Offset': String(upload.size), 'Upload-Length': String(upload.length) } })
  }

  #begin(headers) {
    const url = `/api/uploads/${this.#next++}`
    const said = Object.fromEntries(
      headers['Upload-Metadata'].split(',').map(pair => pair.split(' ')).map(([name, code]) => [name, Buffer.from(code, 'base64').toString()]),
    )
    if (this.refusals.has(said.photo)) return problem(...this.refusals.get(said.photo))
    this.uploads.set(url, { said, length: Number(headers['Upload-Length']), size: 0 })
    return new Response(null, { status: 201, headers: { Location: url } })
  }

  /** A part that comes twice is the same photo. */
  #take(upload) {
    upload.taken = true
    const key = `${upload.said.photo}/${upload.said.part}`
    if (!this.photos.has(key)) this.acts.push({ url: key, ...upload.said })
    this.photos.set(key, upload.length)
  }
}

export const problem = (status, headers, more) =>
  new Response(JSON.stringify({ type: 'about:blank', status, detail: `In plain words, ${status}.`, ...more }), {
    status,
    headers: { ...PROBLEM_TYPE, ...headers },
  })
