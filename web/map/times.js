/** Says when a stop takes place, in the same English as StopTimes on the server. `zone` is an IANA name. */

const formats = new Map()

function format(zone, options) {
  const key = zone + JSON.stringify(options)
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }))
  return instant => formats.get(key).format(new Date(instant)).replace(/\u202f/g, ' ')
}

const inZone = options => (instant, zone) => format(zone, options)(instant)

/** Sunday, November 22 */
export const day = inZone({ weekday: 'long', month: 'long', day: 'numeric' })

/** Sun, Nov 22 */
export const shortDay = inZone({ weekday: 'short', month: 'short', day: 'numeric' })

const wallClock = inZone({ hour: 'numeric', minute: '2-digit' })

/** 10:52 AM EST */
export const clock = inZone({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })

/** 11:00 AM – 3:00 PM EST */
export function hours(starts, ends, zone) {
  const last = shortDay(ends, zone) === shortDay(starts, zone) ? '' : `${shortDay(ends, zone)}, `
  return `${wallClock(starts, zone)} – ${last}${clock(ends, zone)}`
}

const longName = inZone({ timeZoneName: 'longGeneric', hour: 'numeric' })

/** Eastern Time (America/New_York) */
export function zoneName(zone) {
  const name = longName(0, zone).replace(/^\d+ [AP]M /, '')
  return `${name} (${zone})`
}

export const readersZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The window in the reader's own time; empty when the clock on the reader's wall says the same as the store's. */
export function yourTime(starts, ends, zone, own = readersZone()) {
  const same = day(starts, zone) === day(starts, own) && wallClock(starts, zone) === wallClock(starts, own)
  return same ? '' : `${shortDay(starts, own)}, ${hours(starts, ends, own)}`
}
