import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followTour } from '../../../web/map/live.js'

/** Stands for the browser's EventSource; tests speak for the server. */
class FakeSource extends EventTarget {
  static CLOSED = 2
  static opened = []
  readyState = 0

  constructor(url) {
    super()
    this.url = url
    FakeSource.opened.push(this)
  }

  say(number, name = 'stop') {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify({ number, kind: 'arrived' }) }))
  }

  close() {
    this.readyState = FakeSource.CLOSED
  }
}

function follow() {
  const heard = []
  const page = new AbortController()
  FakeSource.opened.length = 0
  followTour({
    tour: '42-stores',
    after: 7,
    onEvent: ({ number }) => heard.push(number),
    onLost: () => heard.push('lost'),
    signal: page.signal,
    Source: FakeSource,
    wait: 1,
  })
  return { heard, page, source: FakeSource.opened[0] }
}

test('the stream goes on from the number of the page', () => {
  assert.equal(follow().source.url, '/api/tours/42-stores/live?after=7')
})

test('each next number is an event', () => {
  const { heard, source } = follow()
  source.say(8)
  source.say(9)
  assert.deepEqual(heard, [8, 9])
})

test('a gap means reading the tour again, and the stream goes on behind it', () => {
  const { heard, source } = follow()
  source.say(12)
  source.say(13)
  assert.deepEqual(heard, ['lost', 13])
})

test('a server restored behind us means reading the tour again', () => {
  const { heard, source } = follow()
  source.say(3)
  source.say(4)
  assert.deepEqual(heard, ['lost', 4])
})

test('coming back after a break means reading the tour again', () => {
  const { heard, source } = follow()
  source.dispatchEvent(new Event('open'))
  source.dispatchEvent(new Event('error'))
  source.dispatchEvent(new Event('open'))
  assert.deepEqual(heard, ['lost'])
})

test('a refused stream is asked for again, from the newest number', async () => {
  const { source, page } = follow()
  source.say(8)
  source.readyState = FakeSource.CLOSED
  source.dispatchEvent(new Event('error'))
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.equal(FakeSource.opened[1].url, '/api/tours/42-stores/live?after=8')
  page.abort()
})

test('a page that goes closes its stream', () => {
  const { source, page } = follow()
  page.abort()
  assert.equal(source.readyState, FakeSource.CLOSED)
})

test('photos count in the same numbers', () => {
  const { heard, source } = follow()
  source.say(8)
  source.say(9, 'photo')
  source.say(10)
  assert.deepEqual(heard, [8, 9, 10])
})
