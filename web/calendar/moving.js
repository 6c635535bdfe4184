import { instantsOf, plus, timeOf } from './local-time.js'

/** What moving goes by. */
export const QUARTER = 15

/** As far from its anchor as the server takes. */
const FARTHEST = 44_640

const STEPS = {
  ArrowUp: { minutes: -QUARTER },
  ArrowDown: { minutes: QUARTER },
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
}

/** The local time that an arrow key leads to; null for another key. */
export const step = (key, local) => (STEPS[key] ? plus(local, STEPS[key]) : null)

/** The local time at a place in an hour of a day: `share` of it, from 0 to 1, is above that place. */
export function placed(date, hour, share) {
  const quarter = Math.min(3, Math.max(0, Math.floor(share * 4)))
  return plus(`${date}T00:00`, { minutes: hour * 60 + quarter * QUARTER })
}

/** Tells why something cannot go out then, in a sentence. */
export class Refused extends Error {}

/**
 * What to ask the server for, so that an entry goes out at another local time: one that hangs on its stop keeps an offset,
 * one of a fixed time another fixed time.
 *
 * @param entry { zone, anchor, anchorAt } with `anchorAt` the instant that its offset counts from
 * @param rules { now, quietFrom, quietUntil }, the last two as '21:00' or empty
 * @throws Refused
 */
export function whenFor(entry, local, rules) {
  const instants = instantsOf(local, entry.zone)
  if (instants.length === 0) throw new Refused(`${timeOf(local)} does not exist on that day: the clocks there jump over it.`)
  if (instants.length > 1) throw new Refused(`${timeOf(local)} comes twice on that day: the clocks there go back. Choose another time.`)
  if (instants[0] <= rules.now) throw new Refused('That time has gone by.')
  if (isQuiet(timeOf(local), rules)) {
    throw new Refused(`${timeOf(local)} lies in the quiet hours, ${rules.quietFrom} to ${rules.quietUntil}.`)
  }
  if (entry.anchor === 'fixed') return { anchor: 'fixed', offsetMinutes: null, at: local }
  const offsetMinutes = Math.round((instants[0] - entry.anchorAt) / 60_000)
  if (Math.abs(offsetMinutes) > FARTHEST) throw new Refused('That is more than 31 days from its stop.')
  return { anchor: entry.anchor, offsetMinutes, at: null }
}

/** Over midnight where the quiet hours end before they begin. */
export function isQuiet(time, { quietFrom, quietUntil }) {
  if (!quietFrom || quietFrom === quietUntil) return false
  const isFrom = time >= quietFrom
  const isBefore = time < quietUntil
  return quietFrom < quietUntil ? isFrom && isBefore : isFrom || isBefore
}

/** An announcement as it was read, to be written with another time; every word stays. */
export function rewritten(read, when) {
  const { tour, stop, title, text, language, linked, photo, photoAlt, channels } = read
  return {
    tour,
    stop: stop.slug,
    title,
    text,
    language,
    linked,
    photo,
    photoAlt: photo ? photoAlt : null,
    when,
    channels: channels.map(({ channel, own }) => ({ channel, text: own })),
  }
}

const PRICES = {
  approved: 'It is approved for the time it has. At another time it will need another approval.',
  review: 'It is in review for the time it has. It will be given to review again.',
}

/** What moving costs, to be asked about first; empty where it costs nothing. */
export const price = approval => PRICES[approval] ?? ''
