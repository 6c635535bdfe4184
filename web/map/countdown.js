const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long until `then` (both in milliseconds), as the server says it, with seconds in the last hour. */
export function countdown(now, then) {
  const left = then - now
  if (left < MINUTE) return left > 0 ? `in ${Math.ceil(left / 1000)} s` : 'any minute now'

  const days = Math.floor(left / DAY)
  const hours = Math.floor((left % DAY) / HOUR)
  const minutes = Math.floor((left % HOUR) / MINUTE)
  if (days >= 3) return `in ${days} days`
  if (days) return `in ${days} ${days === 1 ? 'day' : 'days'}${part(hours, 'h')}`
  if (hours) return `in ${hours} h${part(minutes, 'min')}`
  return `in ${minutes} min ${String(Math.floor((left % MINUTE) / 1000)).padStart(2, '0')} s`
}

const part = (count, unit) => (count ? ` ${count} ${unit}` : '')
