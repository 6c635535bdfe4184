import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused, retryAfter } from '../../../web/upload/answers.js'
import { Patience, pause } from '../../../web/upload/patience.js'
import { coded, Tus } from '../../../web/upload/tus.js'
import { seeded } from './seeded.js'

const SMALL = { least: 4, first: 32, most: 256 }

/** A tus server whose line and health are bad: `troubles` of them, then all is well. */
class BadServer {
  uploads = new Map()
  taken = []
  troubles
  #next = 0
  #asked = 0

  constructor(random, troubles, { refuses = false, proxyTakes = Infinity } = {}) {
    Object.assign(this, { random, troubles, refuses, proxyTakes })
  }

  speak = async (address, { method, headers, body, signal }) => {
    signal?.throwIfAborted()
    assert.ok(this.#asked++ < 2_000, 'it never ends')
    assert.equal(headers['Tus-Resumable'], '1.0.0')
    const bytes = body ? new Uint8Array(await body.arrayBuffer()) : new Uint8Array()
    if (bytes.length > this.proxyTakes) return new Response('<h1>Too large</h1>', { status: 413 })
    const trouble = this.troubles > 0 ? Math.floor(this.random() * 14) : 99
    if (trouble < 10) this.troubles--
    switch (trouble) {
      case 0:
        throw new TypeError('cut before a byte went out')
      case 1:
        this.#receive(address, headers, bytes.subarray(0, Math.floor(this.random() * bytes.length)))
        throw new TypeError('cut on the way')
      case 2:
        this.#answer(method, address, headers, bytes)
        throw new TypeError('answer lost')
      case 3:
        return problem(503, { 'Retry-After': '7' })
      case 4:
        return problem(507, { 'Retry-After': '30' })
      case 5:
        return problem(429, { 'Retry-After': new Date(Date.now() + 9_000).toUTCString() })
      case 6:
        this.uploads.delete(address)
        break
      case 7: {
        const upload = this.uploads.get(address)
        if (upload && !upload.taken) upload.bytes = upload.bytes.slice(0, Math.floor(this.random() * upload.bytes.length))
        break
      }
      case 8:
        return new Response('<h1>Welcome to the café’s wireless</h1>', { status: 200 })
      case 9:
        return new Response('<h1>Bad gateway</h1>', { status: 502 })
    }
    return this.#answer(method, address, headers, bytes)
  }

  #answer(method, address, headers, bytes) {
    if (method === 'POST') return this.#create(headers)
    const upload = this.uploads.get(address)
    if (!upload) return problem(this.random() < 0.5 ? 404 : 410)
    if (method === 'PATCH') {
      assert.equal(headers['Content-Type'], 'application/offset+octet-stream')
      if (Number(headers['Upload-Offset']) !== upload.bytes.length) return problem(409)
      this.#receive(address, headers, bytes)
      if (upload.bytes.length === upload.length && !upload.taken) {
        if (this.refuses) return problem(422)
        upload.taken = true
        this.taken.push(upload.bytes)
      }
    }
    return new Response(null, {
      status: 204,
      headers: { 'Upload-Offset': String(upload.bytes.length), 'Upload-Length': String(upload.length) },
    })
  }

  #create(headers) {
    const address = `/api/uploads/${this.#next++}`
    this.uploads.set(address, { length: Number(headers['Upload-Length']), bytes: new Uint8Array() })
    return new Response(null, { status: 201, headers: { Location: address } })
  }

  #receive(address, headers, bytes) {
    const upload = this.uploads.get(address)
    if (!upload || upload.taken || Number(headers['Upload-Offset']) !== upload.bytes.length) return
    upload.bytes = Uint8Array.of(...upload.bytes, ...bytes)
  }
}

const problem = (status, headers) =>
  new Response(JSON.stringify({ status, detail: `In plain words, ${status}.` }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  })

function client(server, addresses = new Map()) {
  const waits = []
  const tus = new Tus({
    speak: server.speak,
    addresses,
    pause: async wait => {
      waits.push(wait)
      assert.ok(waits.length < 300, 'it never ends')
    },
    random: server.random,
    chunk: SMALL,
  })
  return { tus, waits, addresses }
}

const fileOf = (random, size) => new Blob([Uint8Array.from({ length: size }, () => random() * 256)])

test('whatever the line does, the file arrives as it was or is refused in the server’s words', async () => {
  let waited = 0
  for (let seed = 1; seed <= 2_000; seed++) {
    const random = seeded(seed)
    const refuses = seed % 7 === 0
    const server = new BadServer(random, Math.floor(random() * 12), { refuses, proxyTakes: seed % 5 ? Infinity : 16 })
    const file = fileOf(random, 1 + Math.floor(random() * 900))
    const { tus, waits, addresses } = client(server)
    const sent = tus.send({ key: 'k', file, said: { tour: 't' }, onWait: words => assert.ok(words) })
    if (refuses) {
      await assert.rejects(sent, error => error instanceof Refused && error.message === 'In plain words, 422.', `seed ${seed}`)
    } else {
      await sent.catch(error => assert.fail(`seed ${seed}: ${error.stack}`))
      assert.ok(server.taken.length >= 1, `seed ${seed}`)
      const bytes = new Uint8Array(await file.arrayBuffer())
      server.taken.forEach(taken => assert.deepEqual(taken, bytes, `seed ${seed}`))
    }
    assert.equal(addresses.size, 0)
    waited += waits.length
  }
  assert.ok(waited > 3_000, `troubles were met: ${waited}`)
})

test('it waits as long as the server asks, in seconds or till a date', async () => {
  for (const [status, header, least] of [
    [503, '120', 120_000],
    [507, '30', 30_000],
    [429, new Date(Date.now() + 40_000).toUTCString(), 38_000],
  ]) {
    const server = new BadServer(seeded(1), 0)
    const { tus, waits } = client(server)
    const { speak } = server
    let refusals = 1
    const grumpy = new Tus({
      speak: (...request) => (refusals-- > 0 ? Promise.resolve(problem(status, { 'Retry-After': header })) : speak(...request)),
      pause: async wait => waits.push(wait),
      chunk: SMALL,
    })
    await grumpy.send({ key: 'k', file: fileOf(seeded(2), 100), said: {} })
    assert.equal(waits.length, 1)
    assert.ok(waits[0] >= least, `${waits[0]}`)
    assert.ok(tus)
  }
  assert.equal(retryAfter('nonsense', 0), undefined)
  assert.equal(retryAfter(null, 0), undefined)
  assert.equal(retryAfter('99999999', 0), 3_600_000)
  assert.equal(retryAfter('Thu, 01 Jan 1970 00:00:00 GMT', 5_000), 0)
})

test('what cannot be begun is refused and not begun anew', async () => {
  for (const status of [400, 401, 403, 404, 412, 413, 415, 422]) {
    let asked = 0
    const tus = new Tus({ speak: async () => (asked++, problem(status)), pause: async () => assert.fail('it waits') })
    await assert.rejects(
      tus.send({ key: 'k', file: new Blob(['x']), said: {} }),
      error => error instanceof Refused && error.status === status,
    )
    assert.equal(asked, 1)
  }
})

test('who must sign in anew goes on where the upload was', async () => {
  const addresses = new Map([['k', '/u/1']])
  const tus = new Tus({ speak: async () => problem(401), addresses, pause: async () => assert.fail('it waits') })
  await assert.rejects(tus.send({ key: 'k', file: new Blob(['x']), said: {} }), { status: 401 })
  assert.equal(addresses.get('k'), '/u/1')
})

test('a page in the server’s place refuses nothing', async () => {
  const page = status => new Response('<h1>Forbidden</h1>', { status, headers: { 'Content-Type': 'text/html' } })
  const answers = [page(403), page(404)]
  const server = new BadServer(seeded(11), 0)
  const waits = []
  const tus = new Tus({
    speak: (...request) => Promise.resolve(answers.shift() ?? server.speak(...request)),
    pause: async wait => waits.push(wait),
    chunk: SMALL,
  })
  await tus.send({ key: 'k', file: new Blob(['x']), said: {} })
  assert.equal(waits.length, 2)
})

test('an upload that was begun in another life of the page goes on where it was', async () => {
  const server = new BadServer(seeded(3), 0)
  const file = fileOf(seeded(4), 500)
  const first = client(server)
  const page = new AbortController()
  const cut = first.tus.send({ key: 'k', file, said: {}, signal: page.signal, onProgress: sent => sent > 90 && page.abort() })
  await assert.rejects(cut, { name: 'AbortError' })
  const begun = [...server.uploads.values()][0].bytes.length
  assert.ok(begun > 90 && begun < 500)

  const heard = []
  await client(server, first.addresses).tus.send({ key: 'k', file, said: {}, onProgress: sent => heard.push(sent) })
  assert.equal(heard[0], begun)
  assert.equal(server.uploads.size, 1)
  assert.equal(server.taken.length, 1)
})

test('another file under the same key is begun anew', async () => {
  const server = new BadServer(seeded(5), 0)
  const { tus, addresses } = client(server)
  await server.speak('/api/uploads', { method: 'POST', headers: { 'Tus-Resumable': '1.0.0', 'Upload-Length': '9' } })
  addresses.set('k', '/api/uploads/0')
  await tus.send({ key: 'k', file: fileOf(seeded(6), 300), said: {} })
  assert.equal(server.taken[0].length, 300)
})

test('who takes bytes and stays where it was is asked again only after a pause', async () => {
  const server = new BadServer(seeded(9), 0)
  const { tus, waits } = client({
    random: () => 1,
    speak: async (address, request) =>
      request.method === 'PATCH' && waits.length < 3
        ? new Response(null, { status: 204, headers: { 'Upload-Offset': request.headers['Upload-Offset'] } })
        : server.speak(address, request),
  })
  await tus.send({ key: 'k', file: fileOf(seeded(10), 100), said: {} })
  assert.deepEqual(waits, [500, 1_000, 2_000])
})

test('a request that says nothing any more is given up and tried again', async () => {
  const server = new BadServer(seeded(7), 0)
  let silent = 1
  const tus = new Tus({
    speak: (address, request) =>
      request.method === 'PATCH' && silent-- > 0
        ? new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))
        : server.speak(address, request),
    pause: async () => {},
    deadAfter: 5,
    chunk: SMALL,
  })
  await tus.send({ key: 'k', file: fileOf(seeded(8), 100), said: {} })
  assert.equal(server.taken.length, 1)
})

test('forgetting tells the server, even one that does not answer', async () => {
  const asked = []
  const tus = new Tus({ speak: async (address, { method }) => Promise.reject(asked.push(`${method} ${address}`)), addresses: new Map([['k', '/u/1']]) })
  await tus.forget('k')
  await tus.forget('k')
  assert.deepEqual(asked, ['DELETE /u/1'])
})

test('what is said travels as UTF-8, and nothing where nothing is said', () => {
  assert.equal(coded({ tour: '42-stores', alt: 'Köln, 東京', caption: '', takenAt: null }), 'tour NDItc3RvcmVz,alt S8O2bG4sIOadseS6rA==')
})

test('waits grow to a minute, differ, and begin short again after something went well', () => {
  const patience = new Patience(() => 1)
  const waits = Array.from({ length: 12 }, () => patience.next())
  assert.deepEqual(waits.slice(0, 4), [500, 1_000, 2_000, 4_000])
  assert.equal(waits[11], 60_000)
  assert.equal(patience.next(90_000), 90_000)
  patience.renew()
  assert.equal(patience.next(), 500)
  assert.equal(new Patience(() => 0).next(), 250)
})

test('a wait ends early when the line is back, and with the page', async () => {
  globalThis.addEventListener ??= undefined
  const news = new EventTarget()
  const { addEventListener } = globalThis
  globalThis.addEventListener = news.addEventListener.bind(news)
  try {
    const waiting = pause(60_000)
    news.dispatchEvent(new Event('online'))
    await waiting
    const page = new AbortController()
    const other = pause(60_000, page.signal)
    page.abort(new Error('gone'))
    await assert.rejects(other, /gone/)
    await assert.rejects(pause(60_000, page.signal), /gone/)
  } finally {
    globalThis.addEventListener = addEventListener
  }
})
