import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Outbox } from '../../../web/outbox/outbox.js'
import { Interrupted } from '../../../web/upload/answers.js'
import { channels, deaf, Locks, Memory, memoryStore } from './outbox-memory.js'
import { FakeServer, problem } from './outbox-server.js'
import { seeded } from './seeded.js'

const START = Date.parse('2026-11-21T16:00:00Z')
const PLANNED = '2026-11-21T17:00:00Z'

/** One page of the phone; `life` may end it at any write. */
function page(server, { memory = new Memory(), random = () => 1, clock = { now: START }, write, ...more } = {}) {
  const store = memoryStore(memory, write)
  const { identify, speak } = server
  const outbox = new Outbox({ store, identify, speak, now: () => clock.now, random, locks: new Locks(), channel: deaf(), ...more })
  return { outbox, store, memory, clock }
}

const arrived = (id, more) => ({ id, kind: 'check-in', tour: 't', stop: 's1', body: { kind: 'arrived' }, ...more })
const photo = id => ({ id, kind: 'photo', tour: 't', stop: 's1', body: { alt: `of ${id}` } })
const files = (size = 40) => ({ preview: new Blob(['p'.repeat(10)]), original: new Blob(['o'.repeat(size)]) })

/** Lets time pass until nothing is left that could be sent. */
async function drain({ outbox, clock }, most = 400) {
  for (let tries = 0; tries < most; tries++) {
    await outbox.flush()
    if (outbox.nextTryAt === null) return
    clock.now = Math.max(clock.now, outbox.nextTryAt)
  }
  assert.fail('it never ends')
}

const states = async outbox => (await outbox.list()).map(({ state }) => state)
const recordedIds = server => server.acts.map(({ url }) => url.split('/').at(-1))

test('texts go first in their order, then all previews, then the originals', async () => {
  const server = new FakeServer()
  const phone = page(server)
  await phone.outbox.add(photo('a'), files())
  await phone.outbox.add(photo('b'), { original: new Blob(['o']) })
  await phone.outbox.add(arrived('c'))
  await phone.outbox.add({ id: 'd', kind: 'note', tour: 't', stop: 's1', body: { checkIn: 'c', note: 'At the fountain' } })
  await phone.outbox.flush()
  assert.deepEqual(server.acts.map(({ url }) => url), [
    '/api/check-ins/c',
    '/api/check-ins/c/note',
    'a/preview',
    'a/original',
    'b/original',
  ])
  assert.deepEqual(await phone.outbox.tally(), { waiting: 0, sent: 4, refused: 0, asking: 0, dropped: 0, lost: 0, foreign: 0 })
  assert.equal(phone.memory.files.size + phone.memory.addresses.size, 0)
  assert.equal(phone.outbox.state, 'idle')
})

test('whatever the line does, all arrives once, with the same id, and nothing is lost', async () => {
  const troubles = { cut: 0.15, portal: 0.05, proxy: 0.05, redirect: 0.05, broken: 0.1, busy: 0.05, down: 0.05, lost: 0.15 }
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed)
    const server = new FakeServer({ random, troubles, calm: 150 })
    const phone = page(server, { random })
    await phone.store.setFact('person', 'p1')
    const ids = Array.from({ length: 12 }, (_, at) => `${seed}-${at}`)
    for (const [at, id] of ids.entries()) await phone.outbox.add(at % 4 === 3 ? photo(id) : arrived(id), at % 4 === 3 ? files() : {})
    await drain(phone)
    const tally = await phone.outbox.tally()
    assert.deepEqual(tally, { waiting: 0, sent: 12, refused: 0, asking: 0, dropped: 0, lost: 0, foreign: 0 }, `seed ${seed}`)
    assert.equal(server.acts.length, 9 + 6, `seed ${seed}`)
    assert.equal(new Set(server.acts.map(({ url }) => url)).size, 15)
  }
})

test('killed between any two writes and opened again, it goes on where it was', async () => {
  let deaths = 0
  for (let last = 0; last < 60; last++) {
    const server = new FakeServer({ random: seeded(last), troubles: { lost: 0.2, broken: 0.1 }, calm: 60 })
    const memory = new Memory()
    let left = last
    const kill = () => {
      if (left-- > 0) return
      server.isDown = true
      throw new Error('killed')
    }
    const first = page(server, { memory, write: kill })
    const accepted = []
    try {
      for (const id of ['a', 'b', 'c', 'd']) {
        await first.outbox.add(id === 'b' ? photo(id) : arrived(id), id === 'b' ? files() : {})
        accepted.push(id)
      }
      await drain(first)
    } catch (error) {
      if (error.message !== 'killed') throw error
      deaths++
    }

    server.isDown = false
    const second = page(server, { memory, clock: { now: first.clock.now + 3_600_000 } })
    await drain(second)
    const { waiting, lost, sent } = await second.outbox.tally()
    assert.deepEqual({ waiting, lost }, { waiting: 0, lost: 0 }, `killed at write ${last}`)
    assert.ok(sent >= accepted.length)
    const urls = server.acts.map(({ url }) => url)
    assert.equal(new Set(urls).size, urls.length)
    for (const id of accepted) assert.ok(urls.some(url => url.includes(id)), `${id}, killed at write ${last}`)
  }
  assert.ok(deaths > 20, `${deaths}`)
})

test('two tabs on one store send each entry once and hear of each other', async () => {
  const server = new FakeServer()
  const memory = new Memory()
  const locks = new Locks()
  const [one, two] = channels(2).map(channel => page(server, { memory, locks, channel }))
  let heard = 0
  two.outbox.addEventListener('change', () => heard++)
  let asked = 0
  const { speak } = server
  server.speak = (...request) => (asked++, speak(...request))
  for (let at = 0; at < 10; at++) await (at % 2 ? one : two).outbox.add(arrived(`e${at}`))
  await Promise.all([one.outbox.flush(), two.outbox.flush(), one.outbox.flush()])
  assert.deepEqual(recordedIds(server), Array.from({ length: 10 }, (_, at) => `e${at}`))
  assert.equal(server.asked, 12, 'ten entries, and who each tab is')
  assert.ok(heard > 10)
  assert.equal((await two.outbox.tally()).lost, 0)
})

test('whoever asks while it sends shares the run, and what was added meanwhile goes too', async () => {
  const server = new FakeServer()
  const phone = page(server)
  await phone.outbox.add(arrived('a'))
  const first = phone.outbox.flush()
  assert.equal(phone.outbox.flush(), first)
  await phone.outbox.add(arrived('b'))
  await first
  assert.deepEqual(recordedIds(server), ['a', 'b'])
})

test('a text does not wait for a large photo, which goes on where it was', async () => {
  const server = new FakeServer()
  const { speak } = server
  let added
  const phone = page(
    {
      identify: server.identify,
      speak: async (url, request) => {
        if (request.method === 'PATCH' && !added) {
          added = phone.outbox.add(arrived('text'))
          await added
          request.signal.throwIfAborted()
        }
        return speak(url, request)
      },
    },
  )
  await phone.outbox.add(photo('large'), files(200_000))
  await phone.outbox.flush()
  assert.deepEqual(recordedIds(server), ['text', 'preview', 'original'])
  assert.equal(server.uploads.size, 2)
  assert.equal((await phone.outbox.tally()).sent, 2)
})

test('a refused entry is parked with the reason, holds up nobody, and goes when it is mended', async () => {
  const server = new FakeServer()
  const phone = page(server)
  server.refusals.set('/api/check-ins/bad', [422, {}, { detail: 'minutes: must be at least 1.' }])
  server.refusals.set('pic', [413, {}, { detail: 'The photo is too large.' }])
  await phone.outbox.add(arrived('bad', { body: { kind: 'late', minutes: 0 } }))
  await phone.outbox.add(photo('pic'), files())
  await phone.outbox.add(arrived('good'))
  await phone.outbox.flush()
  assert.deepEqual((await phone.outbox.list()).map(({ id, state, reason }) => [id, state, reason]), [
    ['bad', 'refused', 'minutes: must be at least 1.'],
    ['pic', 'refused', 'The photo is too large.'],
    ['good', 'sent', null],
  ])

  server.refusals.clear()
  await phone.outbox.mend('good', { kind: 'left' })
  assert.equal((await states(phone.outbox))[2], 'sent')
  await phone.outbox.mend('bad', { minutes: 15 })
  await phone.outbox.drop('pic')
  await phone.outbox.flush()
  assert.equal(server.acts.at(-1).minutes, 15)
  const { sent, dropped, lost } = await phone.outbox.tally()
  assert.deepEqual({ sent, dropped, lost }, { sent: 2, dropped: 1, lost: 0 })
  assert.equal(phone.memory.files.size, 0)
})

test('signed out, it waits and asks, keeps all, and goes on after the sign-in', async () => {
  const server = new FakeServer()
  const phone = page(server)
  await phone.outbox.add(arrived('a'))
  await phone.outbox.add(photo('b'), files(2_000_000))
  const { speak } = server
  server.person = null
  await phone.outbox.flush()
  assert.deepEqual([phone.outbox.needsSignIn, phone.outbox.state, phone.outbox.nextTryAt], [true, 'waiting', null])
  assert.deepEqual(await states(phone.outbox), ['waiting', 'waiting'])

  server.person = 'p1'
  let patches = 0
  const half = page(
    {
      identify: server.identify,
      speak: (url, request) => {
        if (request.method === 'PATCH' && ++patches === 3) server.person = null
        return speak(url, request)
      },
    },
    { memory: phone.memory },
  )
  await half.outbox.flush()
  assert.equal(half.outbox.needsSignIn, true)
  const [begun] = [...server.uploads.values()].filter(({ said }) => said.part === 'original')
  assert.ok(begun.size > 0 && begun.size < 2_000_000)
  server.person = 'p1'
  await half.outbox.flush()
  assert.equal(half.outbox.needsSignIn, false)
  assert.equal(server.uploads.size, 2, 'the original went on where it was')
  assert.equal((await half.outbox.tally()).sent, 2)
})

test('another person’s entries stay until that person signs in again', async () => {
  const server = new FakeServer()
  const first = page(server)
  await first.outbox.add(arrived('mine'))
  server.person = 'p2'
  const second = page(server, { memory: first.memory })
  await second.outbox.flush()
  await second.outbox.add(arrived('hers'))
  await second.outbox.flush()
  assert.deepEqual(recordedIds(server), ['hers'])
  assert.equal(second.outbox.foreign, 1)
  assert.deepEqual((await second.outbox.list()).map(({ id }) => id), ['hers'])
  assert.equal((await second.outbox.tally()).lost, 0)

  // The first page still stands open in another tab: it must not speak under the other name.
  await first.outbox.flush()
  assert.deepEqual(recordedIds(server), ['hers'])
  server.person = 'p1'
  const third = page(server, { memory: first.memory })
  await third.outbox.flush()
  assert.deepEqual(recordedIds(server), ['hers', 'mine'])
})

test('it waits as long as the server asks, whoever asks meanwhile', async () => {
  const server = new FakeServer()
  const { speak } = server
  let refusals = 1
  const phone = page({ identify: server.identify, speak: (...request) => (refusals-- > 0 ? problem(429, { 'Retry-After': '40' }) : speak(...request)) })
  await phone.outbox.add(arrived('a'))
  await phone.outbox.flush()
  assert.equal(phone.outbox.state, 'waiting')
  assert.equal(phone.outbox.nextTryAt, START + 40_000)
  let heard = 0
  phone.outbox.addEventListener('change', () => heard++)
  phone.clock.now += 39_999
  await phone.outbox.flush()
  assert.deepEqual([server.acts.length, heard, phone.outbox.nextTryAt], [0, 1, START + 40_000])
  phone.clock.now += 1
  await phone.outbox.flush()
  assert.equal(server.acts.length, 1)
})

test('waits grow and differ, and an entry that the server stumbles over lets others go first', async () => {
  const server = new FakeServer()
  const { speak } = server
  const phone = page({
    identify: server.identify,
    speak: (url, request) => (url.endsWith('/poison') ? Promise.resolve(problem(500)) : speak(url, request)),
  })
  await phone.outbox.add(arrived('poison'))
  await phone.outbox.add(arrived('good'))
  const waits = []
  for (let tries = 0; tries < 5; tries++) {
    await phone.outbox.flush()
    waits.push(phone.outbox.nextTryAt - phone.clock.now)
    phone.clock.now = phone.outbox.nextTryAt
  }
  assert.deepEqual(waits, [500, 1_000, 2_000, 500, 1_000])
  assert.deepEqual(recordedIds(server), ['good'])
  assert.deepEqual(await states(phone.outbox), ['waiting', 'sent'])
})

test('a request that nobody answers is given up and tried again', async () => {
  const server = new FakeServer()
  const { speak } = server
  let silent = 1
  const phone = page(
    {
      identify: server.identify,
      speak: (url, request) =>
        silent-- > 0
          ? new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))
          : speak(url, request),
    },
    { deadAfter: 5 },
  )
  await phone.outbox.add(arrived('a'))
  await phone.outbox.flush()
  assert.equal((await phone.outbox.list())[0].reason, 'There is no connection just now.')
  await drain(phone)
  assert.deepEqual(recordedIds(server), ['a'])
})

test('a changed plan is asked about; kept mine goes by the new plan, kept theirs goes nowhere', async () => {
  const server = new FakeServer()
  const now = { slug: 's1', store: 'Copley Place', city: 'Boston', starts: '2026-11-21T18:00:00Z', status: 'planned' }
  server.plan.set('s1', now)
  const phone = page(server)
  const said = planned => ({ body: { kind: 'arrived', planned } })
  await phone.outbox.add(arrived('a', said(PLANNED)))
  await phone.outbox.add(arrived('b', said(PLANNED)))
  await phone.outbox.add(arrived('c', said(now.starts)))
  await phone.outbox.flush()
  assert.deepEqual(await states(phone.outbox), ['asking', 'asking', 'sent'])
  assert.deepEqual((await phone.outbox.list())[0].theirs, now)

  await phone.outbox.keepTheirs('b')
  await phone.outbox.keepMine('a')
  await phone.outbox.flush()
  assert.deepEqual(await states(phone.outbox), ['sent', 'dropped', 'sent'])
  assert.deepEqual(recordedIds(server), ['c', 'a'])
  const { asking, sent, dropped, lost } = await phone.outbox.tally()
  assert.deepEqual({ asking, sent, dropped, lost }, { asking: 0, sent: 2, dropped: 1, lost: 0 })
})

test('an answer never undoes what was decided by hand meanwhile, unless it was recorded', async () => {
  const server = new FakeServer()
  server.plan.set('s1', { slug: 's1', starts: '2026-11-21T18:00:00Z', status: 'planned' })
  const { speak } = server
  const phone = page({
    identify: server.identify,
    speak: async (url, request) => {
      const answer = await speak(url, request)
      await other.outbox.drop(url.split('/').at(-1))
      return answer
    },
  })
  const other = page(server, { memory: phone.memory })
  await phone.outbox.add(arrived('asks', { body: { kind: 'arrived', planned: PLANNED } }))
  await phone.outbox.add(arrived('recorded'))
  await phone.outbox.flush()
  assert.deepEqual(await states(phone.outbox), ['dropped', 'sent'])
  assert.equal((await phone.outbox.tally()).lost, 0)
})

test('one that another tab drops just before its turn stays here', async () => {
  const server = new FakeServer()
  const phone = page(server)
  const other = page(server, { memory: phone.memory })
  await phone.outbox.add(arrived('a'))
  const { snapshot } = phone.store
  phone.store.snapshot = async () => {
    const read = await snapshot()
    await other.outbox.drop('a')
    return read
  }
  await phone.outbox.flush()
  assert.deepEqual(server.acts, [])
})

test('one that is dropped on its way ends at once, and the next one goes', async () => {
  const server = new FakeServer()
  const { speak } = server
  const phone = page({
    identify: server.identify,
    speak: (url, request) =>
      url.endsWith('/a')
        ? new Promise((_, reject) => {
            request.signal.addEventListener('abort', () => reject(request.signal.reason))
            phone.outbox.drop('a')
          })
        : speak(url, request),
  })
  await phone.outbox.add(arrived('a'))
  await phone.outbox.add(arrived('b'))
  await phone.outbox.flush()
  assert.deepEqual((await phone.outbox.list()).map(({ state, reason, tries }) => [state, reason, tries]), [
    ['dropped', 'You dropped it; it may have arrived all the same.', 1],
    ['sent', null, 1],
  ])
})

test('a photo whose file the phone has lost says so', async () => {
  const phone = page(new FakeServer())
  await phone.outbox.add(photo('a'), files())
  phone.memory.files.clear()
  await phone.outbox.flush()
  assert.match((await phone.outbox.list())[0].reason, /no longer finds the photo/)
})

test('a store that fails is tried again', async () => {
  const server = new FakeServer()
  let isBroken = false
  const phone = page(server, {
    write: () => {
      if (isBroken) throw new DOMException('Gone', 'InvalidStateError')
    },
  })
  await phone.outbox.add(arrived('a'))
  isBroken = true
  await assert.rejects(phone.outbox.flush(), { name: 'InvalidStateError' })
  assert.deepEqual([phone.outbox.state, phone.outbox.nextTryAt], ['waiting', START + 500])
  isBroken = false
  await drain(phone)
  assert.deepEqual(recordedIds(server), ['a'])
})

test('an entry that cannot be kept says so', async () => {
  const server = new FakeServer()
  const phone = page(server, {
    write: () => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    },
  })
  await assert.rejects(phone.outbox.add(arrived('a')), { name: 'QuotaExceededError' })
})

test('who has never signed in here cannot add anything while offline', async () => {
  const server = new FakeServer()
  server.isDown = true
  await assert.rejects(page(server).outbox.add(arrived('a')), Interrupted)
})

test('what is over is listed for two days, a hundred at most, and still counted', async () => {
  const server = new FakeServer()
  const phone = page(server)
  for (let at = 0; at < 130; at++) await phone.outbox.add(arrived(`e${at}`))
  await phone.outbox.flush()
  await phone.outbox.flush()
  assert.equal((await phone.outbox.list()).length, 100)
  phone.clock.now += 49 * 3_600_000
  await phone.outbox.flush()
  assert.equal((await phone.outbox.list()).length, 0)
  const { sent, lost } = await phone.outbox.tally()
  assert.deepEqual({ sent, lost }, { sent: 130, lost: 0 })
})

test('an entry that vanishes from the phone is called lost', async () => {
  const phone = page(new FakeServer())
  await phone.outbox.add(arrived('a'))
  phone.memory.entries.delete('a')
  assert.equal((await phone.outbox.tally()).lost, 1)
})

test('signing out clears everything, also while it sends', async () => {
  const server = new FakeServer()
  const { speak } = server
  const phone = page({
    identify: server.identify,
    speak: async (url, request) => {
      if (request.method === 'PATCH') await phone.outbox.forgetAll()
      request.signal.throwIfAborted()
      return speak(url, request)
    },
  })
  await phone.outbox.add(photo('a'), files())
  await phone.outbox.add(arrived('b'))
  await phone.outbox.flush()
  assert.equal(phone.memory.entries.size + phone.memory.files.size, 0)
  assert.deepEqual(await phone.outbox.tally(), { waiting: 0, sent: 0, refused: 0, asking: 0, dropped: 0, lost: 0, foreign: 0 })
})

test('a tap that comes twice is one entry, and nothing but what a kind holds is kept', async () => {
  const phone = page(new FakeServer())
  const first = await phone.outbox.add(arrived('a', { body: { kind: 'arrived', position: [42.3, -71], latitude: 42.3 } }))
  const second = await phone.outbox.add(arrived('a'))
  assert.equal(second.seq, first.seq)
  assert.equal((await phone.outbox.tally()).waiting, 1)
  assert.ok(!JSON.stringify([...phone.memory.entries]).includes('42.3'))
})
