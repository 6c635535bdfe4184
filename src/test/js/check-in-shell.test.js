import assert from 'node:assert/strict'
import test from 'node:test'
import { filesIn, Shell } from '../../../web/worker/shell.js'

/** A browser's Cache Storage, in the order of making as the real one. */
class Caches {
  #all = new Map()
  fails = null

  async has(name) {
    return this.#all.has(name)
  }

  async keys() {
    return [...this.#all.keys()]
  }

  async delete(name) {
    return this.#all.delete(name)
  }

  async open(name) {
    if (!this.#all.has(name)) this.#all.set(name, new Map())
    const kept = this.#all.get(name)
    return {
      put: async (address, answer) => {
        if (this.fails === address) throw new DOMException('full', 'QuotaExceededError')
        kept.set(address, answer)
      },
      match: async address => kept.get(address)?.clone(),
    }
  }
}

const PAGE = release => `<link href="/static/bundle/app-${release}.css"><script src="/static/bundle/app-${release}.js"></script><link href='/check-in.webmanifest'>`

function server(release) {
  const files = {
    '/check-in/app': PAGE(release),
    [`/static/bundle/app-${release}.js`]: `import"/static/bundle/chunk-${release}.js";`,
    [`/static/bundle/chunk-${release}.js`]: 'let a=1\n//# sourceMappingURL=/static/bundle/chunk.js.map',
    [`/static/bundle/app-${release}.css`]: 'body{background:url(/icons/a.svg)}',
    '/icons/a.svg': '<svg/>',
    '/check-in.webmanifest': '{"icons":[{"src":"/icons/too-large.png"}]}',
  }
  const asked = []
  return {
    asked,
    files,
    fetch: async address => {
      asked.push(address)
      return files[address] === undefined ? new Response('', { status: 404 }) : new Response(files[address])
    },
  }
}

const navigation = url => ({ mode: 'navigate', method: 'GET', url: `https://tour.example${url}` })

test('files are found in pages, scripts and styles, maps are not', () => {
  const text = 'href="/static/bundle/a-1.css" import("/static/bundle/b.js") url(/icons/c.svg) //# sourceMappingURL=/static/bundle/b.js.map src="/desk/x.js"'
  assert.deepEqual([...filesIn(text)], ['/static/bundle/a-1.css', '/static/bundle/b.js', '/icons/c.svg'])
})

test('the page opens without a network, with every file that it needs', async () => {
  const caches = new Caches()
  const { fetch, files } = server(1)
  await new Shell({ caches, fetch }).renew()

  const offline = new Shell({ caches, fetch: () => Promise.reject(new TypeError('offline')) })
  assert.equal(await (await offline.page(navigation('/check-in?tour=x'))).text(), PAGE(1))
  for (const address of ['/static/bundle/app-1.js', '/static/bundle/chunk-1.js', '/static/bundle/app-1.css', '/icons/a.svg'])
    assert.equal(await (await offline.file({ url: `https://tour.example${address}` })).text(), files[address])
})

test('a release is kept whole or not at all', async () => {
  const caches = new Caches()
  await new Shell({ caches, fetch: server(1).fetch }).renew()
  const second = server(2)
  delete second.files['/static/bundle/chunk-2.js']
  await assert.rejects(new Shell({ caches, fetch: second.fetch }).renew())
  assert.equal(await (await new Shell({ caches, fetch: second.fetch }).page(navigation('/check-in'))).text(), PAGE(1))
})

test('a phone that runs full in the middle keeps the release before', async () => {
  const caches = new Caches()
  await new Shell({ caches, fetch: server(1).fetch }).renew()
  caches.fails = '/static/bundle/app-2.css'
  await assert.rejects(new Shell({ caches, fetch: server(2).fetch }).renew())
  assert.equal((await caches.keys()).length, 1)
  assert.equal(await (await new Shell({ caches, fetch: server(2).fetch }).page(navigation('/check-in'))).text(), PAGE(1))
})

test('a new release takes over, the one before stays for open pages, older ones go', async () => {
  const caches = new Caches()
  for (const release of [1, 2, 3]) await new Shell({ caches, fetch: server(release).fetch }).renew()
  const shell = new Shell({ caches, fetch: server(3).fetch })
  assert.equal(await (await shell.page(navigation('/check-in'))).text(), PAGE(3))
  assert.equal((await caches.keys()).length, 2)
  assert.match(await (await shell.file({ url: 'https://tour.example/static/bundle/chunk-2.js' })).text(), /let a/)
})

test('nothing is read twice while the release stays the same', async () => {
  const caches = new Caches()
  const { fetch, asked } = server(1)
  const shell = new Shell({ caches, fetch })
  await Promise.all([shell.renew(), shell.renew()])
  const before = asked.length
  await shell.renew()
  assert.equal(asked.length, before + 1)
})

test('only the app’s own page is answered from the phone', () => {
  const shell = new Shell({ caches: new Caches(), fetch })
  assert.ok(shell.isPage(navigation('/check-in')))
  assert.ok(shell.isPage(navigation('/check-in?tour=42-stores')))
  for (const other of ['/check-in?plain', '/check-in?plain&stop=x', '/check-in?said=1', '/check-in/phone', '/desk']) assert.ok(!shell.isPage(navigation(other)), other)
  assert.ok(!shell.isPage({ ...navigation('/check-in'), method: 'POST' }))
  assert.ok(!shell.isPage({ ...navigation('/check-in'), mode: 'cors' }))
})

test('a release that comes back after a broken one takes over again', async () => {
  const caches = new Caches()
  for (const release of [1, 2]) await new Shell({ caches, fetch: server(release).fetch }).renew()
  const shell = new Shell({ caches, fetch: server(1).fetch })
  await shell.renew()
  assert.equal(await (await shell.page(navigation('/check-in'))).text(), PAGE(1))
})

test('what a killed worker has begun is finished by the next', async () => {
  const caches = new Caches()
  const { fetch } = server(1)
  const endless = { has: caches.has.bind(caches), keys: caches.keys.bind(caches), delete: caches.delete.bind(caches) }
  const dying = new Shell({ caches: { ...endless, open: async name => ({ ...(await caches.open(name)), put: () => new Promise(() => {}) }) }, fetch })
  dying.renew() // it never comes to its end
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.equal((await caches.keys()).length, 1)

  const next = new Shell({ caches, fetch })
  await next.renew()
  assert.equal(await (await next.page(navigation('/check-in'))).text(), PAGE(1))
})
