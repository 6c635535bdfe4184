import { openDB } from 'idb'
import { booked, EMPTY, opened } from './ledger.js'
import { keyOf, PARTS } from './requests.js'

/** What the phone keeps, in IndexedDB. Nothing of it says where a person is. */
export function openStore(name = 'whistlestop') {
  return Store.open(name)
}

const ALL = ['entries', 'files', 'addresses', 'facts']

class Store {
  #name
  #database = null

  /** Where unfinished uploads go on, by key, as a Map has them. */
  addresses = {
    get: key => this.#read('addresses', store => store.get(key)),
    set: (key, address) => this.#write(['addresses'], stores => stores.addresses.put(address, key)),
    delete: key => this.#write(['addresses'], stores => stores.addresses.delete(key)),
  }

  static async open(name) {
    const store = new Store()
    store.#name = name
    await store.#open()
    return store
  }

  // Phones close databases behind our back; then it is opened anew.
  #open() {
    const forget = () => (this.#database = null)
    this.#database ??= openDB(this.#name, 1, {
      upgrade: upgraded,
      blocking: () => this.#database?.then(database => database.close()).finally(forget),
      terminated: forget,
    })
    this.#database.catch(forget)
    return this.#database
  }

  /** Keeps a new entry and its files (Blobs by part), for good once it resolves. One that is known already stays as it is. */
  add(entry, files = {}) {
    return this.#write(ALL, async stores => {
      const known = await stores.entries.get(entry.id)
      if (known) return known
      const added = opened((await stores.facts.get('ledger')) ?? EMPTY, entry)
      await Promise.all([
        stores.facts.put(added.ledger, 'ledger'),
        stores.entries.put(added.entry),
        ...PARTS.filter(part => files[part]).map(part => stores.files.put(files[part], keyOf(entry.id, part))),
      ])
      return added.entry
    })
  }

  put(entry) {
    return this.edit(() => ({ put: [entry] }))
  }

  /** Reads all entries, changes some and keeps the books, in one step that no other tab can come between. See `booked`. */
  edit(change) {
    return this.#write(ALL, async stores => {
      const [entries, ledger] = await Promise.all([bySeq(stores.entries), stores.facts.get('ledger')])
      const books = booked(ledger ?? EMPTY, entries, change)
      if (!books.put.length && !books.remove.length) return []
      await Promise.all([
        ...books.remove.map(id => stores.entries.delete(id)),
        ...books.put.map(entry => stores.entries.put(entry)),
        ...books.fileless.map(id => removeFiles(stores, id)),
        stores.facts.put(books.ledger, 'ledger'),
      ])
      return books.put
    })
  }

  get(id) {
    return this.#read('entries', store => store.get(id))
  }

  /** In the order in which they were added. */
  all() {
    return this.#read('entries', bySeq)
  }

  /** Entries and books of one moment. */
  async snapshot() {
    const database = await this.#open()
    const stores = storesOf(database.transaction(['entries', 'facts']))
    const [entries, ledger] = await Promise.all([bySeq(stores.entries), stores.facts.get('ledger')])
    return { entries, ledger: ledger ?? EMPTY }
  }

  file(key) {
    return this.#read('files', store => store.get(key))
  }

  removeFiles(id) {
    return this.#write(['files', 'addresses'], stores => removeFiles(stores, id))
  }

  remove(id) {
    return this.edit(() => ({ remove: [id] }))
  }

  fact(key) {
    return this.#read('facts', store => store.get(key))
  }

  setFact(key, value) {
    return this.#write(['facts'], stores => stores.facts.put(value, key))
  }

  clear() {
    return this.#write(ALL, stores => Promise.all(ALL.map(name => stores[name].clear())))
  }

  async #read(name, ask) {
    const database = await this.#open()
    return ask(database.transaction(name).objectStore(name))
  }

  /** What is acknowledged survives the phone's end too, hence strict. */
  async #write(names, act) {
    const database = await this.#open()
    const transaction = database.transaction(names, 'readwrite', { durability: 'strict' })
    const acted = Promise.resolve(act(storesOf(transaction)))
    acted.catch(() => abort(transaction))
    const [result] = await Promise.all([acted, transaction.done])
    return result
  }
}

function upgraded(database) {
  database.createObjectStore('entries', { keyPath: 'id' }).createIndex('seq', 'seq')
  for (const name of ['files', 'addresses', 'facts']) database.createObjectStore(name)
}

const storesOf = transaction =>
  Object.fromEntries([...transaction.objectStoreNames].map(name => [name, transaction.objectStore(name)]))

const bySeq = entries => entries.index('seq').getAll()

const removeFiles = ({ files, addresses }, id) =>
  Promise.all(PARTS.map(part => keyOf(id, part)).flatMap(key => [files.delete(key), addresses.delete(key)]))

function abort(transaction) {
  try {
    transaction.abort()
  } catch {
    // it has ended by itself
  }
}
