import assert from 'node:assert/strict'
import test from 'node:test'
import { pathOf, spread } from '../../../web/embed/drawing.js'
import { heightMessage, secretOf } from '../../../web/embed/height.js'
import { neighbour } from '../../../web/embed/neighbour.js'
import { absolute, absoluteSet, addressOf } from '../../../web/embed-elements/guest.js'
import { followTour } from '../../../web/map/live.js'

const HOME = 'https://tour.example'

test('the secret of a WordPress frame is read as WordPress writes it', () => {
  assert.equal(secretOf('#?secret=aB3xYz'), 'aB3xYz')
  assert.equal(secretOf('#secret=aB3xYz'), 'aB3xYz')
  assert.equal(secretOf(''), undefined)
  assert.equal(secretOf('#photos'), undefined)
})

test('a frame tells whole pixels, and the secret only where there is one', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(heightMessage(200.2, undefined))), {
    whistlestop: 'height',
    message: 'height',
    value: 201,
  })
  assert.equal(heightMessage(5, 'aB3').secret, 'aB3')
})

test('a path goes through all points, and none is drawn through one', () => {
  assert.equal(pathOf([[1, 2.04], [3.5, 4]]), 'M1.0 2.0L3.5 4.0')
  assert.equal(pathOf([[1, 2]]), '')
  assert.equal(pathOf([]), '')
})

test('a stop leads to the next one with the same look and secret', () => {
  assert.equal(neighbour('/embed/tours/a/stops/b', 'c'), '/embed/tours/a/stops/c')
  assert.equal(neighbour('/embed/tours/a/stops/b?map=none#?secret=xyz', 'c'), '/embed/tours/a/stops/c?map=none#?secret=xyz')
  assert.equal(neighbour(`${HOME}/tours/a/stops/b`, 'c'), `${HOME}/tours/a/stops/c`)
})

test('an element names its embed once it knows what to show', () => {
  const named = attributes => name => attributes[name] ?? null
  assert.equal(addressOf(HOME, false, named({})), undefined)
  assert.equal(addressOf(HOME, true, named({ tour: 'a' })), undefined)
  assert.equal(addressOf(HOME, false, named({ tour: 'a', stop: 'b' })).href, `${HOME}/embed/tours/a`)
  assert.equal(
    addressOf(HOME, true, named({ tour: 'a', stop: 'b/../c', theme: 'dark' })).href,
    `${HOME}/embed/tours/a/stops/b%2F..%2Fc?theme=dark`,
  )
})

test('addresses in an element name our host and lead out of the frame that is not there', () => {
  assert.equal(absolute('/basemap/a.svg?v=1', HOME), `${HOME}/basemap/a.svg?v=1`)
  assert.equal(absolute('/embed/tours/a/stops/b?theme=dark', HOME), `${HOME}/tours/a/stops/b`)
  assert.equal(absolute('https://video.example/embed/x', HOME), 'https://video.example/embed/x')
  assert.equal(absoluteSet('/a.svg?width=480 480w, /b.svg 960w', HOME), `${HOME}/a.svg?width=480 480w, ${HOME}/b.svg 960w`)
})

test('what was put off is not done once nobody sees it', async () => {
  const seen = new AbortController()
  let done = 0
  spread(() => done++, seen.signal, () => 0)
  spread(() => done++, new AbortController().signal, () => 0)
  seen.abort()
  await new Promise(resolve => setTimeout(resolve, 10))
  assert.equal(done, 1)
})

test('on another page the stream is asked of our host', () => {
  const asked = []
  class Source {
    constructor(url) {
      asked.push(url)
    }
    addEventListener() {}
    close() {}
  }
  const { signal } = new AbortController()
  followTour({ base: HOME, tour: 'a', after: 3, onEvent() {}, onLost() {}, signal, Source })
  followTour({ tour: 'a', after: 3, onEvent() {}, onLost() {}, signal, Source })
  assert.deepEqual(asked, [`${HOME}/api/tours/a/live?after=3`, '/api/tours/a/live?after=3'])
})
