import { booked, EMPTY, opened } from '../../../web/outbox/ledger.js'
import { keyOf, PARTS } from '../../../web/outbox/requests.js'

/** What a phone keeps, of which several pages can be opened one after the other or at the same time. */
export class Memory {
  entries = new Map()
  files = new Map()
  addresses = new Map()
  facts = new Map()
}

/**
 * Acts as the store in IndexedDB does: each call is one transaction, and values are copies. `write` is called before each write and
 * may throw, as when the page is killed; nothing of that write is then kept.
 */
export function memoryStore(memory = new Memory(), write = () => {}) {
  const turn = async act => {
    await null
    return structuredClone(act())
  }
  const writing = act =>
    turn(() => {
      write()
      return act()
    })
  const bySeq = () => [...memory.entries.values()].sort((a, b) => a.seq - b.seq)
  const ledger = () => memory.facts.get('ledger') ?? EMPTY
  const removeFiles = id => PARTS.forEach(part => [memory.files, memory.addresses].forEach(map => map.delete(keyOf(id, part))))

  const store = {
    addresses: {
      get: key => turn(() => memory.addresses.get(key)),
      set: (key, address) => writing(() => void memory.addresses.set(key, address)),
      delete: key => writing(() => memory.addresses.delete(key)),
    },
    add: (entry, files = {}) =>
      writing(() => {
        const known = memory.entries.get(entry.id)
        if (known) return known
        const added = opened(ledger(), structuredClone(entry))
        memory.facts.set('ledger', added.ledger)
        memory.entries.set(entry.id, added.entry)
        PARTS.filter(part => files[part]).forEach(part => memory.files.set(keyOf(entry.id, part), files[part]))
        return added.entry
      }),
    put: entry => store.edit(() => ({ put: [entry] })),
    edit: async change => {
      await null
      const { put, remove, fileless, ledger: books } = booked(ledger(), structuredClone(bySeq()), change)
      if (!put.length && !remove.length) return []
      write()
      remove.forEach(id => memory.entries.delete(id))
      put.forEach(entry => memory.entries.set(entry.id, structuredClone(entry)))
      fileless.forEach(removeFiles)
      memory.facts.set('ledger', books)
      return structuredClone(put)
    },
    get: id => turn(() => memory.entries.get(id)),
    all: () => turn(bySeq),
    snapshot: () => turn(() => ({ entries: bySeq(), ledger: ledger() })),
    file: async key => memory.files.get(key),
    removeFiles: id => writing(() => removeFiles(id)),
    remove: id => store.edit(() => ({ remove: [id] })),
    fact: key => turn(() => memory.facts.get(key)),
    setFact: (key, value) => writing(() => void memory.facts.set(key, value)),
    clear: () => writing(() => Object.values(memory).forEach(map => map.clear())),
  }
  return store
}

/** Locks as browsers have them between tabs: one holder at a time, the others in turn. */
export class Locks {
  #last = Promise.resolve()

  request(name, act) {
    const turn = this.#last.then(act)
    this.#last = turn.catch(() => {})
    return turn
  }
}

/** A channel that nobody listens to. */
export const deaf = () => Object.assign(new EventTarget(), { postMessage: () => {} })

/** Channels of tabs that hear each other. */
export function channels(count) {
  const all = Array.from({ length: count }, deaf)
  for (const one of all) {
    one.postMessage = data => all.filter(other => other !== one).forEach(other => other.dispatchEvent(new MessageEvent('message', { data })))
  }
  return all
}
