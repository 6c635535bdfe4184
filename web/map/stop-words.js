import { countdown } from './countdown.js'
import { clock, shortDay } from './times.js'

/** What pages say of a stop; StopCard says the same on the server. */

export function statusWords({ status, arrivedAt, leftAt }) {
  if (status === 'done') return arrivedAt || leftAt ? 'Visited' : 'Over'
  return { planned: 'Planned', late: 'Running late', live: 'Live now', cancelled: 'Cancelled' }[status]
}

export const eyebrow = ({ status }) => (status === 'live' ? 'The host is here' : 'Next stop')

export const place = ({ city, region }) => (region ? `${city}, ${region}` : city)

export const expected = ({ status, starts, expectedAt }) => (status === 'late' && expectedAt) || starts

export function untilThen(stop, now) {
  switch (stop.status) {
    case 'live':
      return hereUntil(stop, now)
    case 'cancelled':
      return 'will not take place'
    case 'done':
      return ''
    default:
      return countdown(now, Date.parse(expected(stop)))
  }
}

/** A host who stays longer is simply here; one who came on another day names the day. */
function hereUntil({ ends, zone }, now) {
  if (Date.parse(ends) <= now) return 'here right now'
  const isToday = shortDay(ends, zone) === shortDay(now, zone)
  return `here until ${isToday ? '' : `${shortDay(ends, zone)}, `}${clock(ends, zone)}`
}

/** Where the host can be watched now, with the site's name in the words; undefined when nowhere. */
export function watch({ status, stream }) {
  if (status !== 'live' || !stream?.startsWith('https://')) return undefined
  return { href: stream, words: `Watch live on ${new URL(stream).hostname}` }
}

export function remark(stop) {
  if (stop.status === 'late') return `Running late: expected at ${clock(expected(stop), stop.zone)}.`
  if (stop.status === 'cancelled') return `This stop is cancelled${stop.cancelReason ? `: ${stop.cancelReason}` : '.'}`
  return ''
}

/** One sentence for those who hear the page; empty for what is not worth interrupting them. */
export function sentence(kind, stop, host) {
  const where = `${stop.store}, ${place(stop)}`
  switch (kind) {
    case 'arrived':
      return `${host} has arrived at ${where}.`
    case 'left':
      return `${host} has left ${where}.`
    case 'late':
      return `${host} is running late: ${where} is expected at ${clock(expected(stop), stop.zone)}.`
    case 'withdrawn':
      return `Corrected: ${where} is now ${statusWords(stop).toLowerCase()}.`
    case 'cancelled':
      return `The stop at ${where} is cancelled.`
    case 'reinstated':
      return `The stop at ${where} takes place after all.`
    case 'slipped':
      return `The stop at ${where} has a new time.`
    case 'moved':
      return `A stop has moved to ${where}.`
    case 'added':
      return `New stop: ${where}.`
    default:
      return ''
  }
}
