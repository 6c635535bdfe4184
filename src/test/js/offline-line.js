import { problem } from './outbox-server.js'

/** The chance of each trouble, while there is any left. */
const TROUBLES = { cut: 0.12, lost: 0.15, twice: 0.08, delayed: 0.06, portal: 0.04, proxy: 0.03, broken: 0.05, busy: 0.03, signedOut: 0.03 }

/** More requests than any history needs: a phone that asks for ever is to fail, not to hang. */
const MOST = 500

const page = status => new Response('<h1>Welcome</h1>', { status, headers: { 'Content-Type': 'text/html' } })

/** A phone's line to the real server: bad, at times down, and with requests that arrive long after the phone gave them up. */
export class Line {
  isUp = true
  left
  diesAfter = Infinity
  #random
  #base
  #token
  #onAnswer
  #delayed = []
  #count = 0

  /** Addresses in the order in which the phone first asked for them. */
  asked = new Set()

  /** @param onAnswer(url, body, status) sees what the server really answered, lost or not */
  constructor({ random, base, token, troubles = 12, onAnswer }) {
    this.#random = random
    this.#base = base
    this.#token = token
    this.#onAnswer = onAnswer
    this.left = troubles
  }

  /** The line as one life of the page has it; `die` ends that life. */
  of(life) {
    return (url, request) => this.#speak(life, url, request)
  }

  async #speak(life, url, request) {
    if (!life.isAlive || !this.isUp || this.#count++ > MOST) throw new TypeError('no line')
    this.asked.add(url)
    if (--this.diesAfter < 0) life.isAlive = false
    const trouble = this.#roll()
    if (trouble === 'cut') throw new TypeError('cut')
    if (trouble === 'portal') return page(200)
    if (trouble === 'proxy') return page(403)
    if (trouble === 'broken') return problem(500)
    if (trouble === 'busy') return problem(429, { 'Retry-After': '3' })
    if (trouble === 'signedOut') return problem(401)
    if (trouble === 'delayed') {
      this.#delayed.push(() => this.#ask(url, request))
      throw new TypeError('given up')
    }
    const [answer] = await Promise.all(Array.from({ length: trouble === 'twice' ? 2 : 1 }, () => this.#ask(url, request)))
    if (this.#random() < 0.5) await this.arrive()
    if (trouble === 'lost' || !life.isAlive) throw new TypeError('answer lost')
    return answer
  }

  /** What was given up arrives after all, behind what was sent later. */
  async arrive() {
    for (let late; (late = this.#delayed.shift()); ) await late()
  }

  #roll() {
    if (this.left <= 0) return null
    let at = this.#random()
    const found = Object.entries(TROUBLES).find(([, chance]) => (at -= chance) < 0)
    if (found) this.left--
    return found?.[0]
  }

  async #ask(url, { method, body }) {
    const headers = { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json' }
    const answer = await fetch(this.#base + url, { method, headers, body })
    this.#onAnswer?.(url, body && JSON.parse(body), answer.status)
    return answer
  }
}
