import { isOver } from './ledger.js'

const MINUTE = 60_000

/**
 * Keeps what the phone said although the plan has changed. What was said later by the same outdated plan follows. Answers a change
 * of the queue (see `booked`).
 *
 * A slip means the time to which it was to take the stop, not the minutes: it is counted anew from the new plan, and when nothing
 * is left of it, it is done.
 */
export function keepMine(entries, id, { makeId, now }) {
  const first = entries.find(entry => entry.id === id)
  if (first?.state !== 'asking' || !mayKeepMine(first)) return {}
  if (first.kind === 'slip' && !isOfItsStop(first)) return { put: [knowing(first)] }
  const { slug, starts, status } = first.theirs
  const believed = new Set([Date.parse(first.body.planned)])
  let known = Date.parse(starts)
  const change = { put: [], remove: [] }
  for (const entry of [first, ...laterAt(entries, first)]) {
    const planned = Date.parse(entry.body.planned)
    if (!believed.has(planned)) continue
    const mine = { ...entry, ...ANEW, stop: slug, body: { ...entry.body, planned: textOf(known) } }
    if (status === 'cancelled') delete mine.body.planned
    if (entry.kind === 'slip') {
      const meant = planned + entry.body.minutes * MINUTE
      mine.body.minutes = Math.round((meant - known) / MINUTE)
      if (entry.body.plans) mine.body.plans = { ...entry.body.plans, [slug]: textOf(known) }
      believed.add(meant)
      known = meant
      if (mine.body.minutes === 0) {
        change.put.push({ ...entry, ...dropped('The PR team has moved the stop to that very time already.', now) })
        continue
      }
      if (JSON.stringify(mine.body) !== JSON.stringify(entry.body) || slug !== entry.stop) {
        change.remove.push(entry.id)
        mine.id = makeId()
      }
    }
    change.put.push(mine)
  }
  return change
}

/** A day that begins with a stop that does not take place cannot be slipped from there. */
export const mayKeepMine = ({ kind, theirs }) => kind !== 'slip' || theirs.status !== 'cancelled'

/** What is asked about an entry is the stop that it names, perhaps by a former name; a slip moves others too. */
export const isOfItsStop = ({ stop, theirs }) => stop === theirs.slug || stop === theirs.knownAs

/** The same slip, now in the knowledge of another stop that it moves along. */
const knowing = entry => {
  const { slug, starts } = entry.theirs
  return { ...entry, ...ANEW, body: { ...entry.body, plans: { ...entry.body.plans, [slug]: starts } } }
}

const ANEW = { state: 'waiting', reason: null, theirs: null, tries: 0, stumbles: 0 }

const textOf = instant => new Date(instant).toISOString()

/** What was said later at the same stop, oldest first, and is still here. */
const laterAt = (entries, { seq, person, tour, stop }) =>
  entries
    .filter(entry => entry.seq > seq && entry.person === person && entry.tour === tour && entry.stop === stop)
    .filter(entry => ['waiting', 'asking'].includes(entry.state) && entry.body.planned)
    .sort((a, b) => a.seq - b.seq)

/**
 * Shows who has to decide the plan as it was read after the question, for it may have changed again, by this phone too.
 *
 * @param readAt when the stops began to be read, by the phone's clock
 */
export function withPlan(entries, tour, stops, readAt) {
  const plans = new Map(stops.map(stop => [stop.slug, planOf(stop)]))
  const isOld = ({ state, theirs, askedAt, tour: its }) => {
    const plan = state === 'asking' && its === tour && plans.get(theirs.slug)
    return plan && askedAt < readAt && JSON.stringify(plan) !== JSON.stringify(planOf(theirs))
  }
  return { put: entries.filter(isOld).map(entry => ({ ...entry, theirs: { ...plans.get(entry.theirs.slug), knownAs: entry.theirs.knownAs } })) }
}

const planOf = ({ slug, store, city, starts, ends, zone, status, cancelReason }) => ({ slug, store, city, starts, ends, zone, status, cancelReason })

/** Keeps the plan of the PR team: what the phone said goes. */
export function keepTheirs(entries, id, { now }) {
  const asking = entries.find(entry => entry.id === id)
  return asking?.state === 'asking' ? without(entries, asking, 'You kept the plan of the PR team.', now) : {}
}

/** Lets go of an entry by hand. */
export function drop(entries, id, { now }) {
  const entry = entries.find(other => other.id === id)
  if (!entry || isOver(entry)) return {}
  const mayBeThere = entry.state === 'waiting' && entry.tries > 0
  return without(entries, entry, mayBeThere ? 'You dropped it; it may have arrived all the same.' : 'You dropped it.', now)
}

/** Words for a check-in that never comes have nowhere to go; they are not thrown away unasked. */
function without(entries, entry, reason, now) {
  const notes = entries.filter(({ kind, state, body }) => kind === 'note' && state === 'waiting' && body.checkIn === entry.id)
  return {
    put: [
      { ...entry, ...dropped(reason, now) },
      ...notes.map(note => ({ ...note, state: 'refused', reason: 'The check-in that these words belong to was dropped.' })),
    ],
  }
}

const dropped = (reason, now) => ({ state: 'dropped', reason, droppedAt: textOf(now) })
