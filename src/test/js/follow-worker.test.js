import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { runInNewContext } from 'node:vm'

const SOURCE = readFileSync(new URL('../../../web/public/follow-worker.js', import.meta.url), 'utf8')

/** Runs the worker as a browser does, and answers what it has shown and opened. */
function start(pages = []) {
  const world = { listeners: {}, shown: [], opened: [], focused: [] }
  runInNewContext(SOURCE, {
    URL,
    self: {
      location: new URL('https://tour.example/follow-worker.js'),
      addEventListener: (type, listener) => (world.listeners[type] = listener),
      skipWaiting() {},
      registration: { showNotification: async (title, options) => world.shown.push({ title, ...options }) },
      clients: {
        matchAll: async () => pages.map(url => ({ url, focus: async () => world.focused.push(url) })),
        openWindow: async url => world.opened.push(url),
      },
    },
  })
  world.fire = async (type, event) => {
    const waits = []
    world.listeners[type]({ ...event, waitUntil: wait => waits.push(wait) })
    assert.equal(waits.length, 1, 'the browser is asked to wait')
    await waits[0]
  }
  world.push = data => world.fire('push', { data })
  world.tap = link => world.fire('notificationclick', { notification: { close() {}, data: { link } } })
  return world
}

const note = value => ({ json: () => structuredClone(value) })

test('a note is shown with its title, text and tag', async () => {
  const world = start()
  await world.push(note({ title: 'Boston at noon', text: 'Come by', language: 'en-US', tag: 'abc', link: '/tours/t' }))
  const [{ title, body, lang, tag, data }] = world.shown
  assert.deepEqual([title, body, lang, tag, data.link], ['Boston at noon', 'Come by', 'en-US', 'abc', '/tours/t'])
})

test('a note that comes twice has the same tag, and is not announced again', async () => {
  const world = start()
  await world.push(note({ title: 'a', tag: 'abc' }))
  await world.push(note({ title: 'a', tag: 'abc' }))
  assert.deepEqual(world.shown.map(({ tag, renotify }) => [tag, !!renotify]), [['abc', false], ['abc', false]])
})

test('a push that cannot be read is shown all the same', async () => {
  for (const data of [null, { json: () => JSON.parse('nonsense') }, note({})]) {
    const world = start()
    await world.push(data)
    assert.equal(world.shown[0].title, 'News from the tour')
  }
})

test('a tap opens the page, or comes back to where it is open', async () => {
  const world = start(['https://tour.example/tours/other', 'https://tour.example/tours/t#stops'])
  await world.tap('/tours/t')
  await world.tap('/tours/t/stops/boston')
  assert.deepEqual(world.focused, ['https://tour.example/tours/t#stops'])
  assert.deepEqual(world.opened, ['https://tour.example/tours/t/stops/boston'])
})

test('a tap never leads to another site', async () => {
  for (const link of ['https://evil.example/', '//evil.example/x', 'javascript:alert(1)', 'data:text/html,x', 'http://tour.example/', 'https://tour.example.evil.example/', '\\\\evil.example', 'http://[', undefined, null]) {
    const world = start()
    await world.tap(link)
    assert.deepEqual(world.opened, ['https://tour.example/'], String(link))
  }
})
