import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CatchUp, waitAfter } from '../../../web/map/catch-up.js'

/** A page at event 7 whose reads bring pictures with these numbers, one after the other; 'fails' is a read that fails. */
function pageWith(...answers) {
  const page = new AbortController()
  const shown = []
  const waits = []
  const news = new CatchUp({
    number: 7,
    read: async () => {
      const number = answers.shift()
      if (number === 'fails') throw new Error('503')
      return { number }
    },
    onPicture: ({ number }) => shown.push(number),
    signal: page.signal,
    pause: async millis => waits.push(millis),
  })
  return { news, page, shown, waits, answers }
}

const settled = () => new Promise(resolve => setTimeout(resolve))

test('a picture that holds the event is shown at once', async () => {
  const { news, shown, waits } = pageWith(8)
  news.reach(8)
  await settled()
  assert.deepEqual(shown, [8])
  assert.deepEqual(waits, [])
})

test('an older replica’s picture is dropped and read again, later and later, until it has caught up', async () => {
  const { news, shown, waits } = pageWith(7, 7, 'fails', 7, 7, 7, 8)
  news.reach(8)
  await settled()
  assert.deepEqual(shown, [8])
  assert.deepEqual(waits, [300, 600, 1200, 2400, 4800, 5000])
})

test('the page never goes back, not even when it only looks whether it has missed something', async () => {
  const { news, shown } = pageWith(6, 7)
  await news.readAgain()
  assert.deepEqual(shown, [7])
})

test('an event that comes while a picture is on its way is not undone by that picture', async () => {
  const { news, shown } = pageWith(8, 9)
  news.reach(8)
  news.applied(9)
  await settled()
  assert.deepEqual(shown, [9])
})

test('many events of one slip need one picture', async () => {
  const { news, shown, answers } = pageWith(10, 10)
  for (const number of [8, 9, 10]) news.reach(number)
  await settled()
  assert.deepEqual(shown, [10])
  assert.equal(answers.length, 1)
})

test('who asks while a reading is under way gets the next one', async () => {
  const { news, shown } = pageWith(8, 9)
  news.readAgain()
  news.readAgain()
  await settled()
  assert.deepEqual(shown, [8, 9])
})

test('an event that is shown already needs no picture', async () => {
  const { news, answers } = pageWith(8, 9)
  news.applied(8)
  news.reach(8)
  await settled()
  assert.equal(answers.length, 2)
})

test('a server that stays behind for minutes was restored, and is believed', async () => {
  const { news, shown, waits } = pageWith(...Array(40).fill(4))
  await news.readAgain()
  assert.deepEqual(shown, [4])
  assert.ok(waits.reduce((sum, wait) => sum + wait) > 120_000)
})

test('a page that goes stops reading', async () => {
  const { news, page, shown, answers } = pageWith(7, 8)
  page.abort()
  news.reach(8)
  await settled()
  assert.deepEqual(shown, [])
  assert.equal(answers.length, 2)
})

test('waits begin at 300 ms and end at 5 s', () => {
  assert.equal(waitAfter(1), 300)
  assert.equal(waitAfter(30), 5_000)
})
