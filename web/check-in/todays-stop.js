import { byDistance } from '../map/nearest.js'

const isOpen = ({ status }) => status === 'planned' || status === 'late'

/** 2026-11-22, by the clock of the zone. */
export const localDay = (instant, zone) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant))

export const isToday = ({ starts, zone }, now) => localDay(starts, zone) === localDay(now, zone)

/** The stop that the phone is about: the live one, else today's, else the next, else the last; HostsStop says the same. */
export const todaysStop = (stops, now) =>
  stops.find(({ status }) => status === 'live') ??
  stops.find(stop => isOpen(stop) && isToday(stop, now)) ??
  stops.find(stop => isOpen(stop) && Date.parse(stop.ends) > now) ??
  stops.at(-1)

/** The stops but one, as { stop, km }: nearest first, or without a position those to come by time, then what is over. */
export function others(stops, chosen, here, now) {
  const rest = stops.filter(({ slug }) => slug !== chosen?.slug)
  if (here) return byDistance(rest, here)
  const isOver = ({ ends, status }) => status === 'done' || status === 'cancelled' || Date.parse(ends) < now
  return [...rest.filter(stop => !isOver(stop)), ...rest.filter(isOver).reverse()].map(stop => ({ stop }))
}

/** Stops of that stop's day that a slip would move: itself and those behind it that are still open. */
export const restOfDay = (stops, first) =>
  stops.filter(
    stop =>
      stop.slug === first.slug ||
      ((isOpen(stop) || stop.status === 'live') &&
        Date.parse(stop.starts) > Date.parse(first.starts) &&
        localDay(stop.starts, stop.zone) === localDay(first.starts, first.zone)),
  )

/** The next stop of that stop's day that is still open, itself included. */
export const nextOpen = (stops, chosen) => restOfDay(stops, chosen).find(isOpen)
