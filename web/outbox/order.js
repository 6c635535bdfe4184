import { isOver } from './ledger.js'

/** Texts are small and people wait for them; a preview is better than nothing; originals have time. */
const RANKS = { text: 0, preview: 1, original: 2 }

/** Troubles of the server's own with one entry, in a row, before others need not wait for it any longer. */
const PATIENCE = 3

/**
 * What is to be sent next of all entries: `{ entry, part }`, the part of a photo or undefined; null when nothing waits that could
 * be sent. What is refused or asks something holds up nobody.
 */
export function next(entries) {
  const steps = entries.filter(entry => entry.state === 'waiting' && !waitsForCheckIn(entry, entries)).map(stepOf)
  return steps.reduce((first, step) => (first && isBefore(first, step) ? first : step), null)
}

const stepOf = entry => ({ entry, part: entry.kind === 'photo' ? partOf(entry) : undefined })

const partOf = ({ parts }) => (parts.preview === 'waiting' ? 'preview' : 'original')

function isBefore(a, b) {
  const byTrouble = troubleOf(a) - troubleOf(b)
  const byRank = RANKS[a.part ?? 'text'] - RANKS[b.part ?? 'text']
  return (byTrouble || byRank || a.entry.seq - b.entry.seq) < 0
}

/** Those that the server stumbles over take turns among themselves. */
const troubleOf = ({ entry: { stumbles = 0 } }) => Math.max(0, stumbles - PATIENCE + 1)

/** Words for a check-in that may still come; of one that is over, the server knows best. */
function waitsForCheckIn({ kind, body }, entries) {
  if (kind !== 'note') return false
  const checkIn = entries.find(({ id }) => id === body.checkIn)
  return !!checkIn && !isOver(checkIn)
}
