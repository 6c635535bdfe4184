import { clock } from '../map/times.js'

/** What an entry of the queue says, in the words of whoever made it. */
export function whatItSays({ kind, body }) {
  switch (kind) {
    case 'check-in':
      return checkIn(body)
    case 'note':
      return body.note ? `Public words: “${body.note}”` : 'Takes the public words away'
    case 'field-note':
      return `A customer’s ${body.kind}: “${body.words}”`
    case 'stream':
      return body.url ? `We are live: ${hostOf(body.url)}` : 'The stream has ended'
    case 'slip':
      return `The rest of the day ${shift(body.minutes)}`
    default:
      return body.alt ? `Photo: ${body.alt}` : 'Photo'
  }
}

function hostOf(address) {
  try {
    return new URL(address).host
  } catch {
    return address
  }
}

function checkIn({ kind, minutes }) {
  return { arrived: 'I’m here', late: `Running ${minutes} min late`, left: 'Leaving', withdrawn: 'Takes the last word back' }[kind]
}

export const shift = minutes => (minutes < 0 ? `${-minutes} min earlier` : `${minutes} min later`)

/** What has become of an entry, or will; `outbox` tells whether it waits for something. */
export function whatBecomes(entry, { isOffline, needsSignIn }, zone) {
  switch (entry.state) {
    case 'sent':
      return `Arrived at ${clock(entry.sentAt, zone)}`
    case 'refused':
      return `Refused. ${entry.reason}`
    case 'asking':
      return 'The plan has changed meanwhile. Decide above.'
    case 'dropped':
      return entry.reason ?? 'Dropped by you'
    default:
      return waiting(entry, isOffline, needsSignIn)
  }
}

function waiting(entry, isOffline, needsSignIn) {
  if (needsSignIn) return 'Waits until you sign in'
  const part = partOf(entry)
  if (entry.reason && isOffline) return `${part}${entry.reason} It goes on by itself.`
  return isOffline ? `${part}Goes out by itself when there is a signal` : `${part}Is on its way`
}

function partOf({ kind, parts }) {
  if (kind !== 'photo' || parts?.preview !== 'sent') return ''
  return parts.fraction ? `Small one arrived, original ${Math.floor(parts.fraction * 100)} %. ` : 'Small one arrived. '
}

/** 3 waiting, 12 sent, 0 lost */
export function tallyWords({ waiting, sent, refused, asking, lost }) {
  const more = [
    [refused, 'refused'],
    [asking, asking === 1 ? 'asks you' : 'ask you'],
  ]
  const extra = more.filter(([count]) => count).map(([count, word]) => `, ${count} ${word}`)
  return `${waiting} waiting${extra.join('')}, ${sent} sent, ${lost} lost`
}
