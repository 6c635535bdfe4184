/**
 * What stands in the form of an announcement, as the API takes it. `fields` are the form's entries in their order, as FormData
 * gives them. Null while something is missing without which there is nothing to show.
 */
export function draft(fields, tour) {
  const all = name => fields.filter(([key]) => key === name).map(([, value]) => value)
  const one = name => all(name)[0]?.trim() ?? ''
  if (!one('title') || !one('text') || !one('stop')) return null
  const when = timing(one)
  if (!when) return null
  return {
    tour,
    stop: one('stop'),
    title: one('title'),
    text: one('text'),
    language: one('language') || 'en',
    linked: all('linked').length > 0,
    photo: one('photo') || null,
    photoAlt: one('photo') && one('photoAlt') ? one('photoAlt') : null,
    when,
    channels: channels(all),
  }
}

const UNITS = { minutes: 1, hours: 60, days: 1440 }

function timing(one) {
  const chosen = one('timing')
  if (chosen === 'fixed') return one('at') ? { anchor: 'fixed', at: one('at') } : null
  if (chosen === 'own') {
    const minutes = Number(one('amount')) * UNITS[one('unit')]
    if (!one('amount') || !Number.isInteger(minutes) || minutes < 0) return null
    if (one('side') === 'before' && one('anchor') === 'arrival' && minutes) return null
    return { anchor: one('anchor'), offsetMinutes: one('side') === 'before' && minutes ? -minutes : minutes }
  }
  const [anchor, minutes] = chosen.split(':')
  return minutes === undefined ? null : { anchor, offsetMinutes: Number(minutes) }
}

/** Every channel's own words stand beside its id, ticked or not. */
function channels(all) {
  const own = all('own')
  const on = new Set(all('on'))
  return all('known').flatMap((channel, i) => (on.has(channel) ? [{ channel, text: own[i]?.trim() || null }] : []))
}

/** How much of a channel's room a text takes, as the server counted it. */
export function count({ length, longest }) {
  if (!longest) return { words: `${length} characters`, over: 0 }
  const over = Math.max(0, length - longest)
  return { words: `${length} of ${longest}${over ? `: ${over} too many` : ''}`, over }
}

/** What a program at a webhook gets, but for its id and the second of sending. */
export function data(view, on) {
  const { language, tour, stop } = view
  const message = {
    type: 'announcement.published',
    data: { title: on.title, text: on.says, language, link: on.link, tour, stop: stop.slug },
  }
  return JSON.stringify(message, null, 2)
}

const VERDICTS = {
  good: 'Somebody is talking to somebody',
  mixed: 'Half a talk, half an advertisement',
  billboard: 'A billboard: it only sells',
}

/** The lint's verdict as people say it. */
export function verdict(report) {
  const code = report.verdict.toLowerCase()
  return { code, words: VERDICTS[code] ?? code }
}

/** Like "Sat 21 Nov 2026, 09:00", from the store's local time. */
export function moment(local) {
  const at = new Date(`${local}Z`)
  const part = options => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(at)
  const day = `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' })} ${part({ year: 'numeric' })}`
  return `${day}, ${part({ hour: '2-digit', minute: '2-digit' })}`
}

/** When it goes out, in one line; `zone` is the store's, as people know it. */
export function due({ when, stop }, zone) {
  const moved = when.quiet ? ' · moved out of the quiet hours' : ''
  if (when.dueLocal) return `${moment(when.dueLocal)}, ${zone || stop.zone}${moved}`
  return when.anchor === 'approval' ? 'At once when it is approved' : 'When the host has arrived'
}
