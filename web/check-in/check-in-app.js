import { element } from '../lib/element.js'
import { clock } from '../map/times.js'
import { keepFlushing } from '../outbox/flushing.js'
import { foreseen } from '../outbox/foreseen.js'
import { Outbox } from '../outbox/outbox.js'
import { openStore } from '../outbox/store.js'
import { countUnsent } from '../outbox/unsent.js'
import { Refused } from '../upload/answers.js'
import { Alerts } from './alerts.js'
import { Asking } from './asking.js'
import { whatItSays } from './entry-words.js'
import { FieldNoteForm } from './field-note-form.js'
import { identifyBy, pocketOf } from './identify.js'
import { LiveForm } from './live-form.js'
import { PhoneFoot } from './phone-foot.js'
import { PhotoForm } from './photo-form.js'
import { QueueList } from './queue-list.js'
import { Receipts } from './receipts.js'
import { Said } from './said.js'
import { SlipForm } from './slip-form.js'
import { StopCard } from './stop-card.js'
import { StopPicker } from './stop-picker.js'
import { Taps } from './taps.js'
import { nextOpen, todaysStop } from './todays-stop.js'
import { installWorker } from './worker.js'

/** The plan is read again so often while somebody looks. */
const READ_EVERY = 60_000

/** Who has not looked for so long comes for today's stop, whichever was chosen before. */
const STOP_KEPT = 15 * 60_000

/**
 * The host's app: everything that is said goes into the outbox first and from there to the server. The page inside, which works
 * without scripts, stays where this browser keeps nothing.
 */
class CheckInApp extends HTMLElement {
  #attached
  #plain // what works without scripts
  #store
  #outbox
  #receipts
  #identify
  #pocket
  #picked // slug of the stop that was chosen by hand or spoken of last
  #hiddenAt = Infinity
  #entries = []
  #stops = []
  #shown
  #stoodStill = false
  #refusal = null // of the server, when the plan was read last

  #alerts = new Alerts()
  #offline = element('p', { className: 'notice offline', hidden: true }, 'No connection to the server. Go on: everything is kept on this phone and goes out by itself.')
  #card = new StopCard()
  #taps = new Taps(said => this.#checkIn(said))
  #said
  #asking = new Asking((entry, whose) => this.#decide(entry, whose))
  #queue = new QueueList({
    drop: entry => this.#outbox.drop(entry.id),
    mend: (entry, body) => this.#mend(entry, body),
    takeBack: entry => this.#takeBack(entry),
  })
  #photos = new PhotoForm((said, files) => this.#addPhoto(said, files))
  #notes = new FieldNoteForm(body => this.#say('field-note', body, 'Noted.', 'It goes to the team only.'))
  #live = new LiveForm(url => this.#say('stream', { url }, url ? 'We are live.' : 'The stream has ended.', ''))
  #slip = new SlipForm((stops, minutes) => this.#slipDay(stops, minutes))
  #picker = new StopPicker(stop => this.#pick(stop))
  #foot
  #more

  connectedCallback() {
    const query = new URLSearchParams(location.search)
    if (query.has('plain') || query.has('said') || this.dataset.plain !== undefined) return
    this.#plain = [...this.childNodes]
    this.#attached = new AbortController()
    this.#picked = query.get('stop') ?? undefined
    this.#start(query.get('tour')).catch(error => this.#stayPlain(error))
  }

  disconnectedCallback() {
    this.#attached?.abort()
  }

  async #start(tour) {
    const { signal } = this.#attached
    this.#store = await openStore()
    if (tour) await this.#store.setFact('tour', tour)
    this.#identify = identifyBy(this.#store, { isGone: () => signal.aborted })
    this.#outbox = new Outbox({ store: this.#store, identify: this.#identify })
    keepFlushing(this.#outbox, { signal, registration: installWorker() }) // first: what waits goes out whatever the screen can show
    this.#receipts = new Receipts(this.#store)
    await this.#receipts.open()
    this.#build(signal)
    this.#outbox.addEventListener('change', () => this.#refresh(), { signal })
    await this.#refresh()
    this.#keepReading(signal)
  }

  /** Without IndexedDB nothing could be kept, so the page that posts is the honest one. */
  #stayPlain(error) {
    console.warn('The check-in app cannot keep anything in this browser:', error)
    this.#attached.abort()
    this.replaceChildren(...this.#plain)
  }

  #build(signal) {
    this.#said = new Said({ onUndo: entry => this.#takeBack(entry), onNote: (entry, note) => this.#addWords(entry, note), signal })
    this.#foot = new PhoneFoot({ count: () => countUnsent(this.#store), forget: () => this.#forget() })
    this.#more = element('section', { className: 'more', ariaLabel: 'More to say' }, this.#photos.view, this.#notes.view, this.#live.view, this.#slip.view, this.#picker.view)
    this.replaceChildren(this.#alerts.view, this.#asking.view, this.#card.view, this.#said.view, this.#taps.view, this.#offline, this.#more, this.#queue.view, this.#foot.view)
    addEventListener('online', () => this.#show(), { signal })
    addEventListener('offline', () => this.#show(), { signal })
  }

  #keepReading(signal) {
    const timer = setInterval(() => this.#readAgain(), READ_EVERY)
    signal.addEventListener('abort', () => clearInterval(timer))
    document.addEventListener('visibilitychange', () => this.#lookAgain(), { signal })
    this.#readAgain()
  }

  #lookAgain() {
    const isHidden = document.visibilityState === 'hidden'
    if (!isHidden && Date.now() - this.#hiddenAt > STOP_KEPT) this.#picked = undefined
    this.#hiddenAt = isHidden ? Date.now() : Infinity
    return this.#readAgain()
  }

  /** The plan as the server has it, tags for field notes, and what the check-ins did. */
  async #readAgain() {
    if (document.visibilityState === 'hidden') return
    try {
      await this.#identify()
      this.#pocket = await pocketOf(this.#store)
      const { tour, stops, readAt } = this.#pocket
      await this.#outbox.knowPlan(tour.slug, stops, readAt)
      await this.#receipts.read(await this.#outbox.list(), Date.now())
      await this.#readTags()
      this.#refusal = null
    } catch (error) {
      if (error instanceof Refused) this.#refusal = error
    }
    await this.#refresh()
  }

  async #readTags() {
    const answer = await fetch(`/api/tours/${encodeURIComponent(this.#pocket.tour.slug)}/field-notes/tags`, { signal: AbortSignal.timeout(20_000) })
    if (answer.ok) this.#notes.suggest((await answer.json()).map(({ tag }) => tag))
  }

  async #refresh() {
    this.#pocket = await pocketOf(this.#store)
    const answered = this.#answered()
    this.#entries = await this.#outbox.list()
    await this.#show()
    if (this.#answered() > answered) this.#readAgain()
  }

  /** How many entries the server has answered: then there is a receipt, or another plan. */
  #answered() {
    return this.#entries.filter(({ state }) => state === 'asking' || state === 'sent').length
  }

  async #show() {
    const tally = await this.#outbox.tally()
    this.#alerts.show({ refusal: this.#outbox.needsSignIn ? SIGNED_OUT : this.#refusal, tally, pocket: this.#pocket, oldest: this.#oldest() })
    this.#offline.hidden = !this.#isOffline()
    const hasStops = !!this.#pocket?.stops.length
    for (const view of [this.#card.view, this.#taps.view, this.#more]) view.hidden = !hasStops
    if (!hasStops) return
    this.#showStops(Date.now())
    this.#queue.show(this.#entries, {
      tally,
      stops: this.#stops,
      receipts: this.#receipts,
      isOffline: this.#isOffline(),
      needsSignIn: this.#outbox.needsSignIn,
    })
    this.#foot.show(this.#pocket)
  }

  #showStops(now) {
    const { tour } = this.#pocket
    const ofTour = this.#entries.filter(entry => entry.tour === tour.slug)
    const stops = (this.#stops = foreseen(this.#pocket.stops, ofTour, this.#pocket.readAt))
    const stop = (this.#shown = stops.find(({ slug }) => slug === this.#picked) ?? todaysStop(stops, now))
    this.#card.show(stop, tour, now)
    this.#taps.show(stop, reach(tour))
    this.#asking.show(this.#entries, stops)
    this.#slip.show(stops, nextOpen(stops, stop))
    this.#photos.show(stops, stop)
    this.#picker.show(stops, stop, now)
  }

  #pick(stop) {
    this.#picked = stop.slug
    this.#picker.close()
    this.#show().then(() => this.#card.focus())
  }

  #checkIn({ kind, minutes }) {
    const words = { arrived: 'You are here.', late: `You are running ${minutes} minutes late.`, left: 'You are leaving.' }[kind]
    const body = { kind, ...(minutes && { minutes }), seen: this.#pocket.number, planned: this.#shown.starts }
    return this.#say('check-in', body, words, this.#shown.store, true)
  }

  #takeBack(entry) {
    return this.#say('check-in', { kind: 'withdrawn', withdraws: entry.id, seen: this.#pocket.number }, 'Taken back.', whatItSays(entry), false, entry.stop)
  }

  #addWords(entry, note) {
    return this.#add({ kind: 'note', stop: entry.stop, body: { checkIn: entry.id, note } })
  }

  #slipDay([first, ...behind], minutes) {
    const plans = Object.fromEntries([first, ...behind].map(({ slug, starts }) => [slug, starts]))
    const body = { minutes, planned: first.starts, plans }
    return this.#say('slip', body, `The rest of the day slips by ${minutes} minutes.`, `${first.store} is next, at ${clock(Date.parse(first.starts) + minutes * 60_000, first.zone)}.`, false, first.slug)
  }

  #addPhoto({ stop, takenAt, alt, caption }, files) {
    return this.#add({ kind: 'photo', stop, happenedAt: takenAt ?? undefined, body: { takenAt, alt, caption } }, files)
  }

  async #say(kind, body, words, effect, mayUndo = false, stop = this.#shown.slug) {
    this.#picked = this.#shown.slug // or the next stop's button would come under the same thumb
    const entry = await this.#add({ kind, stop, body })
    if (entry) this.#said.show(entry, words, effect, mayUndo)
    return entry
  }

  /** Answers the entry once the phone keeps it; undefined, and an alert, where it cannot. */
  async #add({ happenedAt = new Date().toISOString(), ...said }, files) {
    try {
      const entry = await this.#outbox.add({ tour: this.#pocket.tour.slug, happenedAt, ...said }, files)
      this.#alerts.notKept()
      return entry
    } catch (error) {
      this.#alerts.notKept(error)
      return undefined
    }
  }

  async #mend(entry, body) {
    await this.#outbox.mend(entry.id, body)
    this.#flush()
  }

  async #decide(entry, whose) {
    if (whose === 'mine') await this.#outbox.keepMine(entry.id)
    else await this.#outbox.keepTheirs(entry.id)
    this.#card.focus()
    this.#flush()
  }

  #flush() {
    this.#outbox.flush().catch(error => console.warn('The outbox stands still:', error))
  }

  /** Browsers say that they are online in many a dead spot; what waits knows better, until something gets through. */
  #isOffline() {
    if (this.#outbox.state !== 'sending') this.#stoodStill = this.#outbox.state === 'waiting'
    return !navigator.onLine || this.#stoodStill
  }

  /** Everything on this phone, and no answer that is still on its way brings anything back. */
  #forget() {
    this.#attached.abort()
    return this.#outbox.forgetAll()
  }

  #oldest() {
    return this.#entries.find(({ state }) => state === 'waiting')?.addedAt
  }
}

const SIGNED_OUT = { status: 401 }

function reach({ publicAfterLeaving, publicDelayMinutes }) {
  if (publicAfterLeaving) return 'The public learns that you were here when you have left.'
  return publicDelayMinutes ? `The public learns of each tap after ${publicDelayMinutes} minutes.` : ''
}

customElements.define('check-in-app', CheckInApp)
