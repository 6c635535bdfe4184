/**
 * The books of the queue: how many entries were ever added, sent and dropped. They change in the same transaction as the
 * entries, so that what is in neither column nor in the queue is lost, and is called so.
 */
export const EMPTY = Object.freeze({ added: 0, sent: 0, dropped: 0 })

export const isOver = ({ state }) => state === 'sent' || state === 'dropped'

/** Books one more and gives it its place in the queue. */
export function opened(ledger, entry) {
  const added = ledger.added + 1
  return { ledger: { ...ledger, added }, entry: { ...entry, seq: added } }
}

/**
 * Works out what a change writes. `change(entries)` answers `{ put, remove }`: entries as they are from now on, ids of those that
 * are no longer kept. Answers also the ids whose files nobody needs any more.
 */
export function booked(ledger, entries, change) {
  const { put = [], remove = [] } = change(entries) ?? {}
  const before = new Map(entries.map(entry => [entry.id, entry.state]))
  const more = state =>
    put.filter(entry => entry.state === state).length - put.filter(({ id }) => before.get(id) === state).length
  return {
    put,
    remove,
    fileless: [...put.filter(isOver).map(({ id }) => id), ...remove],
    ledger: { ...ledger, sent: ledger.sent + more('sent'), dropped: ledger.dropped + more('dropped') },
  }
}

/** Zero, unless this phone has forgotten what it was told. */
export const lost = (ledger, entries) =>
  ledger.added - ledger.sent - ledger.dropped - entries.filter(entry => !isOver(entry)).length

const KEPT_FOR = 48 * 3_600_000
const KEPT_AT_MOST = 100

/** Ids of what is over and need not be listed any longer. */
export function stale(entries, now) {
  const over = entries.filter(isOver).sort((a, b) => overAt(b) - overAt(a))
  return over.filter((entry, at) => at >= KEPT_AT_MOST || now - overAt(entry) > KEPT_FOR).map(({ id }) => id)
}

const overAt = ({ sentAt, droppedAt }) => Date.parse(sentAt ?? droppedAt)
