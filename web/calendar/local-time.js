/**
 * Local times of a store, as 'YYYY-MM-DDTHH:MM' without a zone, and the instants that its clocks show them at, in
 * milliseconds. `zone` is an IANA name.
 */

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const formats = new Map()

function partsOf(instant, zone) {
  if (!formats.has(zone)) {
    const options = { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }
    formats.set(zone, new Intl.DateTimeFormat('en-US', options))
  }
  return Object.fromEntries(
    formats
      .get(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
}

/** What the clocks show. */
export function localOf(instant, zone) {
  const { year, month, day, hour, minute } = partsOf(instant, zone)
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`
}

/** None for a time that the clocks skip, two for one that they show twice. */
export function instantsOf(local, zone) {
  const asIfUtc = Date.parse(local + 'Z')
  const offsets = [-DAY, 0, DAY].map(near => Date.parse(localOf(asIfUtc + near, zone) + 'Z') - (asIfUtc + near))
  return [...new Set(offsets)]
    .map(offset => asIfUtc - offset)
    .filter(instant => localOf(instant, zone) === local)
    .sort((one, other) => one - other)
}

/** Moves the hands of the clock and leaves of the calendar, whatever the clocks do between. */
export function plus(local, { days = 0, minutes = 0 }) {
  return new Date(Date.parse(local + 'Z') + days * DAY + minutes * MINUTE).toISOString().slice(0, 16)
}

/** '09:15' */
export const timeOf = local => local.slice(11, 16)

const spoken = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })

/** 'Wednesday 9 June, 09:15' */
export const words = local => `${spoken.format(Date.parse(local + 'Z')).replace(',', '')}, ${timeOf(local)}`

const brief = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })

/** 'Wed 9 Jun, 09:15' */
export const briefly = local => `${brief.format(Date.parse(local + 'Z')).replace(',', '')}, ${timeOf(local)}`

/** 2027-W23 of ISO 8601: the week belongs to the year of its Thursday. */
export function weekOf(local) {
  const thursday = new Date(local.slice(0, 10) + 'T00:00Z')
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7))
  const year = thursday.getUTCFullYear()
  const week = Math.ceil(((thursday - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}
