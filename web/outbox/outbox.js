import { Interrupted, Refused } from '../upload/answers.js'
import { Patience } from '../upload/patience.js'
import { Tus } from '../upload/tus.js'
import { drop, keepMine, keepTheirs, withPlan } from './conflicts.js'
import { lost, stale } from './ledger.js'
import { next } from './order.js'
import { mustHoldNoPlace } from './places.js'
import { fitting, keyOf, requestOf, saidOf } from './requests.js'
import { verdict } from './verdict.js'

/** Milliseconds after which nobody answers a text any more. */
const DEAD_AFTER = 20_000

const NO_CONNECTION = 'There is no connection just now.'

/** Ends an upload for something that people wait for more; it goes on later. */
const OTHERS_FIRST = new Error('Others go first')

/** Without locks each tab sends for itself; the server takes each id once all the same. */
const NO_LOCKS = { request: (name, act) => act() }

/**
 * What the host says and shows waits here until the server has answered for it. Nothing leaves `waiting` but by an answer, each
 * step is stored before the next request, and each try carries the same id: so a phone that dies in a tunnel, two tabs or an answer
 * that got lost neither lose nor double anything.
 *
 * Tells of each change by an event `change`, and of each entry that is new by `added`.
 */
export class Outbox extends EventTarget {
  #store
  #identify
  #speak
  #tus
  #now
  #locks
  #channel
  #deadAfter
  #patience

  #person = null
  #flushing = null
  #isAskedAgain = false
  #notBefore = 0
  #line = null
  #step = null
  #fraction = 0

  #state = 'idle'
  #nextTryAt = null
  #needsSignIn = false
  #foreign = 0

  /**
   * @param identify asks the server who is signed in: resolves to the id of a person, rejects with Interrupted or Refused; it is
   *   given a signal
   * @param tus what acts like a Tus, for tests
   * @param now milliseconds by the phone's clock
   * @param locks shared by all tabs, as navigator.locks are
   * @param channel to the other tabs, as a BroadcastChannel is
   */
  constructor({
    store,
    identify,
    speak = (...request) => fetch(...request),
    tus,
    now = Date.now,
    random = Math.random,
    locks = globalThis.navigator?.locks ?? NO_LOCKS,
    channel = new BroadcastChannel('outbox'),
    deadAfter = DEAD_AFTER,
  }) {
    super()
    this.#store = store
    this.#identify = identify
    this.#speak = speak
    this.#tus = tus ?? new Tus({ speak: (url, request) => this.#speakFor(url, request), addresses: store.addresses })
    this.#now = now
    this.#locks = locks
    this.#channel = channel
    this.#deadAfter = deadAfter
    this.#patience = new Patience(random)
    channel.addEventListener('message', () => this.#hear())
  }

  /** 'idle', 'sending', or 'waiting' for better times. */
  get state() {
    return this.#state
  }

  /** When it tries again by itself, in milliseconds; null where it does not. */
  get nextTryAt() {
    return this.#nextTryAt
  }

  get needsSignIn() {
    return this.#needsSignIn
  }

  /** How many entries wait for other people to sign in on this phone. */
  get foreign() {
    return this.#foreign
  }

  /** What is on its way at this moment, `{ id, part, fraction }`, or null. */
  get sending() {
    return this.#step && { id: this.#step.entry.id, part: this.#step.part, fraction: this.#fraction }
  }

  /**
   * Resolves to the entry once it is kept for good; rejects where it cannot be kept, as on a full disk.
   *
   * @param files of a photo: Blobs without place, by part
   */
  async add({ id = crypto.randomUUID(), kind, tour, stop, happenedAt = this.#text(), body }, files = {}) {
    const said = fitting(kind, body)
    mustHoldNoPlace(said)
    const entry = {
      id,
      person: await this.#owner(),
      kind,
      tour,
      stop,
      happenedAt: kind === 'photo' ? happenedAt : await this.#notBeforeLast(happenedAt),
      addedAt: this.#text(),
      body: said,
      state: 'waiting',
      reason: null,
      theirs: null,
      tries: 0,
      stumbles: 0,
      sentAt: null,
      ...(kind === 'photo' && { parts: { preview: files.preview ? 'waiting' : 'none', original: 'waiting', fraction: 0 } }),
    }
    const added = await this.#store.add(entry, files)
    this.#tell()
    this.dispatchEvent(new Event('added'))
    await this.#letOthersFirst()
    return added
  }

  /** Entries of whoever is signed in, oldest first. */
  async list() {
    const { entries } = await this.#own()
    return entries.map(entry => (entry.id === this.#step?.entry.id ? this.#withFraction(entry) : entry))
  }

  async tally() {
    const { entries, ledger, all } = await this.#own()
    const count = state => entries.filter(entry => entry.state === state).length
    const { sent, dropped } = ledger
    return {
      waiting: count('waiting'),
      sent,
      refused: count('refused'),
      asking: count('asking'),
      dropped,
      lost: lost(ledger, all),
      foreign: this.#foreign,
    }
  }

  /** Sends again what was refused, with other words; the id may stay, for a refused one was not recorded. */
  async mend(id, body = {}) {
    mustHoldNoPlace(body)
    return this.#edit(entries =>
      put(entries, id, entry =>
        entry.state === 'refused'
          ? { ...entry, state: 'waiting', reason: null, tries: 0, stumbles: 0, body: fitting(entry.kind, { ...entry.body, ...body }) }
          : null,
      ),
    )
  }

  async drop(id) {
    if (this.#step?.entry.id === id) this.#line?.abort(OTHERS_FIRST)
    const entry = await this.#store.get(id)
    if (entry?.kind === 'photo') for (const part of ['preview', 'original']) this.#forget(keyOf(id, part))
    await this.#edit(entries => drop(entries, id, { now: this.#now() }))
  }

  keepMine(id) {
    return this.#edit(entries => keepMine(entries, id, { makeId: () => crypto.randomUUID(), now: this.#now() }))
  }

  keepTheirs(id) {
    return this.#edit(entries => keepTheirs(entries, id, { now: this.#now() }))
  }

  /** The app has read the plan; `readAt` is when it began to, by the phone's clock. */
  knowPlan(tour, stops, readAt) {
    return this.#edit(entries => withPlan(entries, tour, stops, readAt))
  }

  /** Clears this phone, as who signs out wants it. */
  async forgetAll() {
    this.#line?.abort(OTHERS_FIRST)
    await this.#store.clear()
    this.#person = null
    this.#needsSignIn = false
    this.#set('idle')
  }

  /** Sends all that waits, or as much as the line carries. One run at a time in all tabs; whoever asks meanwhile shares it. */
  flush() {
    this.#isAskedAgain = true
    this.#flushing ??= this.#flush().finally(() => (this.#flushing = null))
    return this.#flushing
  }

  async #flush() {
    while (this.#isAskedAgain) {
      this.#isAskedAgain = false
      // Said again even when it is known: an alarm that rang too early must be set anew.
      if (this.#isHeldByServer()) await this.#rest(this.#notBefore)
      else await this.#locks.request('outbox', () => this.#run())
    }
  }

  /** The server asks for an hour at most, so whatever is further away is a clock that was set back. */
  #isHeldByServer() {
    const left = this.#notBefore - this.#now()
    return left > 0 && left <= 3_600_000
  }

  async #run(isSecond = false) {
    try {
      await this.#store.edit(entries => ({ remove: stale(entries, this.#now()) }))
      await this.#confirm()
      for (let step; (step = next((await this.#own()).entries)); ) await this.#take(step)
      this.#set('idle')
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return await this.#askForSignIn(isSecond)
      await this.#wait(error)
      if (!(error instanceof Interrupted)) throw error
    }
  }

  /** Nobody's words go out under another's name, whoever signed in meanwhile, be it in another tab. */
  async #confirm() {
    const known = await this.#store.fact('person')
    if (this.#person && this.#person === known) return
    this.#person = null
    this.#person = await this.#identify(AbortSignal.timeout(this.#deadAfter))
    this.#needsSignIn = false
    if (this.#person !== known) await this.#store.setFact('person', this.#person)
    this.#tell()
  }

  async #take({ entry, part }) {
    const [begun] = await this.#store.edit(entries => put(entries, entry.id, isWaiting(kept => ({ ...kept, tries: kept.tries + 1 }))))
    if (!begun) return
    this.#step = { entry: begun, part }
    this.#fraction = 0
    this.#line = new AbortController()
    this.#set('sending')
    try {
      await (part ? this.#sendPart(begun, part) : this.#sendText(begun))
      this.#patience.renew()
    } catch (error) {
      if (error === OTHERS_FIRST) return
      if (!(error instanceof Refused)) await this.#note(begun, error)
      throw error
    } finally {
      this.#step = this.#line = null
      this.#tell()
    }
  }

  async #sendText(entry) {
    const request = requestOf(entry)
    const became = await this.#ask(request)
    // Meanwhile it may have been changed by hand; only that it was recorded stays true whatever happened here.
    const isSame = now => now.state === 'waiting' && JSON.stringify(requestOf(now)) === JSON.stringify(request)
    await this.#edit(entries =>
      put(entries, entry.id, now => {
        if (became.state === 'sent') return this.#sent(now)
        return isSame(now) ? { ...now, ...became, askedAt: this.#text() } : null
      }),
    )
  }

  async #ask({ method, url, body }) {
    const { signal } = this.#line
    const dead = setTimeout(() => this.#line?.abort(new Interrupted(NO_CONNECTION)), this.#deadAfter)
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
    try {
      const answer = await this.#speakFor(url, { method, headers, body: JSON.stringify(body), redirect: 'manual', signal })
      return await verdict(answer, this.#now())
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof Refused || error instanceof Interrupted) throw error
      throw new Interrupted(NO_CONNECTION)
    } finally {
      clearTimeout(dead)
    }
  }

  /** Names whose words these are: the server refuses them where somebody else has signed in meanwhile. */
  #speakFor(url, request) {
    return this.#speak(url, { ...request, headers: { ...request.headers, 'Whistlestop-Person': this.#person } })
  }

  async #sendPart(entry, part) {
    const key = keyOf(entry.id, part)
    const file = await this.#store.file(key)
    try {
      if (!(await isReadable(file))) throw new Refused('This phone no longer finds the photo. Take or choose it again.')
      await this.#upload(key, file, saidOf(entry, part))
      await this.#edit(entries => put(entries, entry.id, now => this.#partSent(now, part)))
    } catch (error) {
      if (!(error instanceof Refused) || error.status === 401) throw error
      await this.#edit(entries => put(entries, entry.id, isWaiting(now => ({ ...now, state: 'refused', reason: error.message }))))
    }
  }

  /** Its own patience is not asked for: what waits, waits in this queue, where others may go first. */
  #upload(key, file, said) {
    const line = this.#line
    return this.#tus.send({
      key,
      file,
      said,
      signal: line.signal,
      onProgress: (sent, whole) => this.#progress(sent / whole),
      onWait: (words, wait, status) => line.abort(new Interrupted(words, { status, retryAfter: wait })),
    })
  }

  #progress(fraction) {
    this.#fraction = fraction
    this.#tell()
  }

  #partSent(entry, part) {
    const parts = { ...entry.parts, [part]: 'sent', fraction: 0 }
    return part === 'original' ? this.#sent({ ...entry, parts }) : { ...entry, parts, stumbles: 0, reason: null }
  }

  #sent(entry) {
    return { ...entry, state: 'sent', sentAt: this.#text(), reason: null, theirs: null, stumbles: 0 }
  }

  /** What holds an entry up, for the list; only troubles of the server's own count against it. */
  #note({ id }, error) {
    const { message, status } = error
    const stumbles = status >= 500 || status === 409 || !(error instanceof Interrupted) ? 1 : 0
    return this.#edit(entries =>
      put(entries, id, isWaiting(now => ({ ...now, reason: message, stumbles: (now.stumbles ?? 0) + stumbles }))),
    )
  }

  async #wait({ retryAfter = 0 }) {
    const at = this.#now() + this.#patience.next(retryAfter)
    this.#notBefore = this.#now() + retryAfter
    await this.#rest(at)
  }

  /** @param tryAt when it goes on by itself, if there is anything to go on with */
  async #rest(tryAt) {
    const waits = await this.#hasWaiting()
    this.#set(waits ? 'waiting' : 'idle', waits ? tryAt : null)
  }

  /** Perhaps somebody else has signed in: then it goes on with that person's words. */
  async #askForSignIn(isSecond) {
    this.#person = null
    if (!isSecond) return this.#run(true)
    this.#needsSignIn = true
    await this.#rest(null)
  }

  /** A store that cannot be read may hold something. */
  #hasWaiting() {
    return this.#own().then(({ entries }) => entries.some(({ state }) => state === 'waiting'), () => true)
  }

  /** @param change of all entries, see `booked` */
  async #edit(change) {
    const changed = await this.#store.edit(change)
    this.#tell()
    await this.#letOthersFirst()
    return changed
  }

  /** Who waits for nothing but a large photo waits no longer than the next bytes. */
  async #letOthersFirst() {
    const step = this.#step
    if (!step?.part) return
    const first = next((await this.#own()).entries)
    if (first && this.#step === step && (first.entry.id !== step.entry.id || first.part !== step.part)) this.#line.abort(OTHERS_FIRST)
  }

  /** Another tab has changed something. */
  async #hear() {
    this.dispatchEvent(new Event('change'))
    await this.#letOthersFirst()
  }

  async #own() {
    const { entries, ledger } = await this.#store.snapshot()
    const person = await this.#store.fact('person')
    const own = entries.filter(entry => entry.person === person)
    this.#foreign = entries.filter(entry => entry.person !== person && entry.state === 'waiting').length
    return { entries: own, ledger, all: entries }
  }

  /** Who speaks from this phone; offline whoever was signed in last. */
  async #owner() {
    const known = await this.#store.fact('person')
    if (!known) await this.#confirm()
    return known ?? this.#person
  }

  /** Told in order, though the phone's clock was set back meanwhile: else a "leaving" would come before its "here". */
  async #notBeforeLast(text) {
    const { entries } = await this.#own()
    const last = Math.max(0, ...entries.filter(({ kind }) => kind !== 'photo').map(({ happenedAt }) => Date.parse(happenedAt)))
    return Date.parse(text) > last ? text : new Date(last + 1).toISOString()
  }

  #withFraction(entry) {
    return entry.parts ? { ...entry, parts: { ...entry.parts, fraction: this.#fraction } } : entry
  }

  #forget(key) {
    this.#tus.forget(key).catch(() => {}) // an upload that nobody ends runs out by itself
  }

  #set(state, nextTryAt = null) {
    this.#state = state
    this.#nextTryAt = nextTryAt
    this.#tell()
  }

  #tell() {
    this.dispatchEvent(new Event('change'))
    this.#channel.postMessage('change')
  }

  #text() {
    return new Date(this.#now()).toISOString()
  }
}

/** A change of one entry, where it is still here and `change` answers anything. */
function put(entries, id, change) {
  const entry = entries.find(other => other.id === id)
  const changed = entry && change(entry)
  return changed ? { put: [changed] } : {}
}

const isWaiting = change => entry => (entry.state === 'waiting' ? change(entry) : null)

/** Browsers lose files that they have handed over, and say so only when somebody reads. */
const isReadable = async file => !!file && file.slice(0, 1).arrayBuffer().then(() => true, () => false)
