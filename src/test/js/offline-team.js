import { STARTS } from './offline-history.js'

/** Instants that grow with each asking, so that what happened one after the other also says so. */
let last = 0
export async function tick() {
  while (Date.now() <= last) await new Promise(resolve => setTimeout(resolve, 1))
  return (last = Date.now())
}

const hush = () => (last = Math.max(last, Date.now()))

/** One tour on the real server, of which each history has a day: what the PR team does, and what is read at the end. */
export class Team {
  /** @param tour `{ slug, host, pr }`, the latter two being tokens */
  constructor(base, tour, day) {
    Object.assign(this, { base, tour, day })
  }

  async open() {
    this.ids = []
    for (const [at, starts] of STARTS.entries()) {
      const stop = await this.#ask('POST', '/stops', { venue: venue(this.day, at, 0), zone: 'America/New_York', starts: `${this.day}T${starts}`, ends: `${this.day}T${endOf(starts)}` })
      this.ids.push(stop.id)
    }
    return this
  }

  /** The stops of this day as they are now, in the order of the cast. */
  async read() {
    const stops = await this.#ask('GET', '/stops')
    return this.ids.map(id => stops.find(stop => stop.id === id))
  }

  /** Answers false where the server refuses it, as it refuses to cancel what is done. */
  async act(step, at) {
    try {
      await this.#act(step, at)
      return true
    } catch (error) {
      if (!/This stop is done/.test(error.message)) throw error
      return false
    } finally {
      hush()
    }
  }

  async #act(step, at) {
    const { slug, zone, startsLocal, endsLocal } = (await this.read())[step.stop]
    switch (step.do) {
      case 'teamSlips':
        await this.#ask('PUT', `/slips/${crypto.randomUUID()}`, { stop: slug, minutes: step.minutes, scope: step.scope })
        break
      case 'teamCancels':
        await this.#ask('PUT', `/stops/${slug}/cancellation`, { reason: 'Burst pipe' })
        break
      case 'teamReinstates':
        await this.#ask('DELETE', `/stops/${slug}/cancellation`)
        break
      case 'teamMoves':
        await this.#ask('PUT', `/stops/${slug}`, { venue: venue(this.day, step.stop, at + 1), zone, starts: startsLocal, ends: endsLocal })
        break
    }
  }

  /** All check-ins of this day's stops; the newest of the tour hold them. */
  async checkIns() {
    const slugs = (await this.read()).map(({ slug }) => slug)
    return (await this.#ask('GET', '/check-ins?limit=200')).filter(({ stop }) => slugs.includes(stop))
  }

  async #ask(method, path, body) {
    const answer = await fetch(`${this.base}/api/tours/${this.tour.slug}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.tour.pr}`, 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${text}`)
    return text ? JSON.parse(text) : null
  }
}

const venue = (day, at, version) => ({
  store: `Store ${day} ${at} ${version}`,
  city: 'Boston',
  region: 'MA',
  latitude: 42.3,
  longitude: -71,
})

const endOf = starts => `${String(Number(starts.slice(0, 2)) + 5).padStart(2, '0')}:00`
