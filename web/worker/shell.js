const SHELL = '/check-in/app'
const PREFIX = 'check-in-'

/** Addresses of our own files that a page, script or style names. */
export const filesIn = text => new Set([...text.matchAll(/["'(](\/(?:static\/bundle|icons)\/[\w./-]+\.\w+|\/[\w-]+\.webmanifest)["')]/g)].map(([, address]) => address))

/**
 * Keeps the check-in app on the phone: the page without data, and every file that it names, directly or through another. A
 * release is kept whole or not at all, and the one before it stays for pages that are still open.
 */
export class Shell {
  #caches
  #fetch
  #renewing = null

  constructor({ caches, fetch }) {
    this.#caches = caches
    this.#fetch = fetch
  }

  /** The app at its public address, or by its own; not what it posts, and not the page that works without scripts. */
  isPage({ mode, method, url }) {
    const { pathname, searchParams } = new URL(url)
    return mode === 'navigate' && method === 'GET' && ['/check-in', SHELL].includes(pathname) && !searchParams.has('plain') && !searchParams.has('said')
  }

  isFile({ method, url }) {
    const { pathname, origin } = new URL(url)
    return method === 'GET' && origin === globalThis.location?.origin && /^\/(static\/bundle|icons)\//.test(pathname)
  }

  async page(request) {
    return (await this.#kept(SHELL)) ?? this.#fetch(request)
  }

  async file(request) {
    return (await this.#kept(new URL(request.url).pathname)) ?? this.#fetch(request)
  }

  /** Reads the page anew; when it is another one, all its files. Who asks meanwhile shares the answer. */
  renew() {
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = null))
    return this.#renewing
  }

  async #renew() {
    const page = await this.#read(SHELL)
    const name = PREFIX + (await digest(await page.clone().text()))
    if (await this.#isNewest(name)) return
    await this.#caches.delete(name) // begun by a worker that was killed, or a release that has come back
    const files = await this.#readAll(page.clone())
    const cache = await this.#caches.open(name)
    try {
      for (const [address, answer] of files) await cache.put(address, answer)
      await cache.put(SHELL, page) // last: a cache with the page is whole
    } catch (error) {
      await this.#caches.delete(name)
      throw error
    }
    await this.#forgetBefore(name)
  }

  async #isNewest(name) {
    const newest = (await this.#wholeNames()).at(-1)
    return newest === name
  }

  async #readAll(page) {
    const files = new Map()
    const open = [...filesIn(await page.text())]
    for (let address; (address = open.pop()); ) {
      if (files.has(address)) continue
      const answer = await this.#read(address)
      files.set(address, answer)
      if (/\.(js|css)$/.test(address)) open.push(...filesIn(await answer.clone().text()))
    }
    return files
  }

  async #read(address) {
    const answer = await this.#fetch(address, { cache: 'no-cache', credentials: 'omit' })
    if (!answer.ok || answer.redirected) throw new Error(`${address} answers ${answer.status}`)
    return answer
  }

  async #kept(address) {
    for (const name of (await this.#wholeNames()).reverse()) {
      const answer = await (await this.#caches.open(name)).match(address)
      if (answer) return answer
    }
    return undefined
  }

  async #forgetBefore(newest) {
    const older = (await this.#names()).filter(name => name !== newest)
    await Promise.all(older.slice(0, -1).map(name => this.#caches.delete(name)))
  }

  async #wholeNames() {
    const names = await this.#names()
    const isWhole = await Promise.all(names.map(async name => !!(await (await this.#caches.open(name)).match(SHELL))))
    return names.filter((name, at) => isWhole[at])
  }

  /** In the order in which they were made. */
  async #names() {
    return (await this.#caches.keys()).filter(name => name.startsWith(PREFIX))
  }
}

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes.slice(0, 8)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
