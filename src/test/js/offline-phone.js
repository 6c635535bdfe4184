import { restOfDay } from '../../../web/check-in/todays-stop.js'
import { isOfItsStop, mayKeepMine } from '../../../web/outbox/conflicts.js'
import { foreseen } from '../../../web/outbox/foreseen.js'
import { Outbox } from '../../../web/outbox/outbox.js'
import { Interrupted } from '../../../web/upload/answers.js'
import { deaf, Locks, Memory, memoryStore } from './outbox-memory.js'
import { tick } from './offline-team.js'

const HOST = 'the host'

/** A phone of the host: the app's own outbox on what this phone keeps, used as the app uses it. */
export class Phone {
  /** What the host did here, by the entry's place in the queue. */
  acts = new Map()
  asked = []
  #memory = new Memory()
  #life = { isAlive: true }
  #clock = { skipped: 0 }
  #plan
  #readAt
  #decided = new Map()

  /** @param keepsMine by step: whether the host keeps their own words when the plan has changed */
  constructor({ team, line, random, keepsMine }) {
    Object.assign(this, { team, line, random, keepsMine })
    this.open()
  }

  /** The page is killed, wherever it is, and opened again. */
  open() {
    this.#life.isAlive = false
    const life = (this.#life = { isAlive: true })
    const speak = this.line.of(life)
    this.line.diesAfter = Infinity
    this.outbox = new Outbox({
      store: memoryStore(this.#memory, () => {
        if (!life.isAlive) throw new Error('killed')
      }),
      identify: async () => {
        if (!this.line.isUp) throw new Interrupted('No line.')
        return HOST
      },
      speak,
      now: () => this.now(),
      random: this.random,
      locks: new Locks(),
      channel: deaf(),
    })
  }

  now() {
    return Date.now() + this.#clock.skipped
  }

  async read() {
    if (!this.line.isUp) return
    this.#readAt = this.now()
    this.#plan = await this.team.read()
  }

  /** The stops as this phone shows them. */
  async shown() {
    if (!this.#plan) {
      // The phone was signed in somewhere, and has its plan from there.
      this.#readAt = this.now()
      this.#plan = await this.team.read()
      await memoryStore(this.#memory).setFact('person', HOST)
    }
    return foreseen(this.#plan, await this.outbox.list(), this.#readAt)
  }

  async do(step, at) {
    const happenedAt = await tick()
    const add = async said => {
      const entry = await this.outbox.add({ tour: this.team.tour.slug, happenedAt: new Date(happenedAt).toISOString(), ...said })
      this.acts.set(entry.seq, { at, step, id: entry.id, happenedAt, said: { stop: said.stop, ...said.body } })
    }
    const shown = await this.shown()
    const subject = step.of === undefined ? null : [...this.acts.values()].find(act => act.at === step.of)
    switch (step.do) {
      case 'say': {
        const { slug, starts } = shown[step.stop]
        return add({ kind: 'check-in', stop: slug, body: { kind: step.kind, minutes: step.minutes, planned: starts } })
      }
      case 'slip': {
        const { slug, starts } = shown[step.stop]
        const plans = Object.fromEntries(restOfDay(shown, shown[step.stop]).map(stop => [stop.slug, stop.starts]))
        return add({ kind: 'slip', stop: slug, body: { minutes: step.minutes, planned: starts, plans } })
      }
      case 'takeBack':
        return add({ kind: 'check-in', stop: subject.said.stop, body: { kind: 'withdrawn', withdraws: subject.id } })
      case 'note':
        return add({ kind: 'note', stop: subject.said.stop, body: { checkIn: subject.id, note: step.words } })
    }
  }

  /** Sends what the line carries, killed and reopened on the way when the line says so. */
  async drain(most) {
    for (let tries = 0; tries < most && this.line.isUp; tries++) {
      await this.outbox.flush().catch(error => {
        if (error.message !== 'killed') throw error
      })
      if (!this.#life.isAlive) this.open()
      else if (this.outbox.state === 'idle') break
      this.#clock.skipped += Math.max(0, (this.outbox.nextTryAt ?? 0) - this.now())
    }
    await this.line.arrive()
  }

  /** Decides the oldest question, if there is one; words whose check-in was dropped are dropped by hand. */
  async decide() {
    const entries = await this.outbox.list()
    const asking = entries.find(({ state }) => state === 'asking')
    if (asking) {
      const act = this.acts.get(asking.seq)
      const isMine = this.keepsMine[act.at] && mayKeepMine(asking)
      this.asked.push(`${asking.kind} ${causeOf(asking)} ${isMine ? 'mine' : 'theirs'}`)
      if (isMine) this.#decided.set(asking.stop, Math.min(asking.seq, this.#decided.get(asking.stop) ?? Infinity))
      await (isMine ? this.outbox.keepMine(asking.id) : this.outbox.keepTheirs(asking.id))
      return true
    }
    const refused = entries.find(({ state }) => state === 'refused')
    if (!refused) return false
    if (refused.kind !== 'note' || !/was dropped|no such check-in/.test(refused.reason)) throw new Error(`Refused: ${JSON.stringify(refused)}`)
    await this.outbox.drop(refused.id)
    return true
  }

  /** Whether the host has decided for what this phone said there, at that act or one before. */
  hasDecided(act) {
    const { seq } = [...this.acts].map(([seq, other]) => ({ seq, other })).find(({ other }) => other === act)
    return [...this.#decided.values()].some(since => since <= seq)
  }

  /** Acts that the server has, in the host's order. */
  async sent() {
    const entries = await this.outbox.list()
    return entries.filter(({ state }) => state === 'sent').map(({ seq, id }) => ({ ...this.acts.get(seq), id }))
  }
}

function causeOf({ kind, stop, theirs }) {
  if (theirs.status === 'cancelled') return 'cancelled'
  if (kind === 'slip' && !isOfItsStop({ stop, theirs })) return 'behind'
  return theirs.slug === stop ? 'slipped' : 'moved'
}
