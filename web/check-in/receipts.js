const KEEP = 48 * 60 * 60 * 1000

/** What the check-ins did, row by row, as far as it has reached this phone. */
export class Receipts {
  #store
  #known = new Map()

  constructor(store) {
    this.#store = store
  }

  get(id) {
    return this.#known.get(id)
  }

  /** What this phone read before. */
  async open() {
    for (const [id, receipt] of Object.entries((await this.#store.fact('receipts')) ?? {})) this.#known.set(id, receipt)
  }

  /** Reads those that are not settled yet; a connection that fails is no news. Answers whether anything is new. */
  async read(entries, now, speak = (...request) => fetch(...request)) {
    const young = entries.filter(({ kind, state, sentAt }) => kind === 'check-in' && state === 'sent' && now - Date.parse(sentAt) < KEEP)
    let isNew = false
    for (const { id } of young.filter(({ id }) => !this.#known.get(id)?.settled)) {
      const answer = await speak(`/api/check-ins/${id}/receipt`, { signal: AbortSignal.timeout(20_000) }).catch(() => null)
      if (!answer?.ok) continue
      const receipt = await answer.json().catch(() => null)
      if (!receipt?.rows) continue
      isNew ||= JSON.stringify(receipt) !== JSON.stringify(this.#known.get(id))
      this.#known.set(id, receipt)
    }
    for (const id of this.#known.keys()) if (!entries.some(entry => entry.id === id)) this.#known.delete(id)
    if (isNew) await this.#store.setFact('receipts', Object.fromEntries(this.#known))
    return isNew
  }
}
