const MINUTE = 60_000

/**
 * Stops as they will be when what waits has arrived, so that the phone shows what its person has said and done: new objects where
 * anything changes. It follows the server's own rules (Stops.slip, StopState); what was refused or asks something does not count.
 *
 * @param readAt when the stops began to be read, by the phone's clock: what was sent since then counts too
 */
export function foreseen(stops, entries, readAt = Infinity) {
  const since = readAt === Infinity ? readAt : new Date(readAt).getTime()
  const isNews = ({ state, sentAt }) => state === 'waiting' || (state === 'sent' && Date.parse(sentAt) >= since)
  const heard = entries.filter(({ state }) => state === 'waiting' || state === 'sent')
  const slips = heard.filter(entry => entry.kind === 'slip' && isNews(entry))
  const checkIns = heard.filter(({ kind }) => kind === 'check-in')
  // Taken back by id alone: the stop may have moved to another address since.
  const now = (stop, told) => withMoves(stop, told.filter(entry => entry.stop === stop.slug), withdrawnBy(told), isNews)
  const plan = slips.reduce((before, slip) => {
    const told = checkIns.filter(({ seq }) => seq < slip.seq)
    return slipped(before, slip, stop => now(stop, told).status)
  }, stops)
  return plan.map(stop => now(stop, checkIns))
}

const withdrawnBy = told => new Set(told.map(({ body }) => body.withdraws))

/** A slip takes along what comes later on the same local day and is still open. One by another plan is done already, or will ask. */
function slipped(stops, { stop: slug, body: { minutes, planned } }, statusOf) {
  const first = stops.find(stop => stop.slug === slug)
  if (!first || (planned && Date.parse(planned) !== Date.parse(first.starts))) return stops
  const goesAlong = stop =>
    Date.parse(stop.starts) > Date.parse(first.starts) && OPEN.includes(statusOf(stop)) && localDay(stop) === localDay(first)
  return stops.map(stop => (stop === first || goesAlong(stop) ? later(stop, minutes) : stop))
}

const OPEN = ['planned', 'late', 'live']

const localDay = ({ starts, zone }) => new Date(Date.parse(starts) + offsetAt(Date.parse(starts), zone)).toISOString().slice(0, 10)

function later(stop, minutes) {
  const move = text => text && textOf(movedOnWall(Date.parse(text), minutes * MINUTE, stop.zone))
  return { ...stop, starts: move(stop.starts), ends: move(stop.ends), expectedAt: stop.expectedAt && move(stop.expectedAt) }
}

/** By the clock on the wall of the store, also when it is changed on the way. */
function movedOnWall(instant, by, zone) {
  const moved = instant + by
  return moved + offsetAt(instant, zone) - offsetAt(moved, zone)
}

/** Milliseconds by which clocks in the zone are ahead of UTC. */
function offsetAt(instant, zone) {
  const parts = Object.fromEntries(wallClock(zone).formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second)
  return wall - Math.floor(instant / 1_000) * 1_000
}

const clocks = new Map()

function wallClock(zone) {
  const numeric = 'numeric'
  const fields = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric }
  if (!clocks.has(zone)) clocks.set(zone, new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields }))
  return clocks.get(zone)
}

/** @param told all check-ins at this stop that this phone has told of; `withdrawn` ids of those taken back */
function withMoves(stop, told, withdrawn, isNews) {
  if (!told.some(isNews) || stop.status === 'cancelled') return stop
  const taken = told.filter(({ id }) => withdrawn.has(id)).map(moveOf)
  // Older ones are told by the stop itself, unless what hid them is taken back.
  const stand = told.filter(entry => !withdrawn.has(entry.id) && (isNews(entry) || taken.length)).map(moveOf)
  const known = knownMoves(stop).filter(({ kind, at }) => !taken.some(move => move.kind === kind && move.at === at))
  return { ...stop, ...stateOf(stop, [...stand, ...known]) }
}

const moveOf = ({ id, happenedAt, body: { kind, minutes } }) => ({ id, kind, minutes, at: Date.parse(happenedAt) })

/** What the server has heard, as far as the stop's state still tells it. */
function knownMoves({ starts, arrivedAt, leftAt, expectedAt, status }) {
  const move = (kind, text) => (text ? [{ id: '', kind, at: Date.parse(text) }] : [])
  const late = status === 'late' && expectedAt
  return [
    ...move('arrived', arrivedAt),
    ...move('left', leftAt),
    // When it was said is not told; anything that this phone has said since is newer.
    ...(late ? [{ id: '', kind: 'late', at: 0, minutes: (Date.parse(expectedAt) - Date.parse(starts)) / MINUTE }] : []),
  ]
}

function stateOf(stop, moves) {
  const newest = kind => moves.filter(move => move.kind === kind).sort(byTime).at(-1)
  const [arrived, left, late] = ['arrived', 'left', 'late'].map(newest)
  const times = { expectedAt: null, arrivedAt: arrived ? textOf(arrived.at) : null, leftAt: null }
  if (left && (!arrived || byTime(left, arrived) > 0)) return { ...times, status: 'done', leftAt: textOf(left.at) }
  if (wasClosed(stop) && !(arrived?.at > Date.parse(stop.ends))) return { ...times, status: 'done' }
  if (arrived) return { ...times, status: 'live' }
  if (late) return { ...times, status: 'late', expectedAt: textOf(Date.parse(stop.starts) + late.minutes * MINUTE) }
  return { ...times, status: 'planned' }
}

/** Done although nobody left: its time was over. */
const wasClosed = ({ status, leftAt }) => status === 'done' && !leftAt

/** Ties go by id, as on the server. */
const byTime = (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)

const textOf = instant => new Date(instant).toISOString()
