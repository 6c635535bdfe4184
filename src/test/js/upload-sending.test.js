import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '../../../web/upload/answers.js'
import { Sending } from '../../../web/upload/sending.js'
import { summary, wordsOf } from '../../../web/upload/words.js'

/** Stands for a Tus; answers what the test says of each key. */
class FakeTus {
  sent = []
  forgotten = []

  constructor(answers = {}) {
    this.answers = answers
  }

  async send({ key, file, said, signal, onProgress, onWait }) {
    this.sent.push(`${key} ${said.part} ${said.alt}`)
    onProgress(0, file.size)
    await this.answers[key]?.({ signal, onProgress, onWait })
    onProgress(file.size, file.size)
  }

  async forget(key) {
    this.forgotten.push(key)
  }
}

const photo = (id, { preview = new Blob(['p']), original = async () => new Blob(['original']) } = {}) => ({
  id,
  said: { tour: '42-stores', alt: `of ${id}` },
  preview,
  original,
})

const refuse = words => () => Promise.reject(new Refused(words, 422))

test('the previews of all go first, then the originals', async () => {
  const tus = new FakeTus()
  const photos = [photo('a'), photo('b', { preview: null }), photo('c')]
  await new Sending({ tus, onChange: () => {} }).send(photos)
  assert.deepEqual(tus.sent, [
    'a/preview preview of a',
    'c/preview preview of c',
    'a/original original of a',
    'b/original original of b',
    'c/original original of c',
  ])
  assert.deepEqual(photos.map(({ state }) => state.stage), ['done', 'done', 'done'])
  assert.equal(summary(photos), 'All 3 photos arrived.')
})

test('one that is refused says why and holds up no other; sent again it may go', async () => {
  const answers = { 'b/preview': refuse('This photo was taken down before.') }
  const tus = new FakeTus(answers)
  const photos = [photo('a'), photo('b'), photo('c')]
  const sending = new Sending({ tus, onChange: () => {} })
  await sending.send(photos)
  assert.deepEqual(photos.map(({ state }) => state.stage), ['done', 'refused', 'done'])
  assert.equal(wordsOf(photos[1].state, true), 'This photo was taken down before.')
  assert.equal(summary(photos), '2 of 3 photos arrived. One was refused; the reason stands there.')

  delete answers['b/preview']
  photos[1].said.alt = 'mended'
  await sending.again(photos[1])
  assert.equal(photos[1].state.stage, 'done')
  assert.ok(tus.sent.includes('b/original original mended'))
})

test('a photo that the phone no longer finds says so', async () => {
  const gone = photo('a', { original: async () => Promise.reject(new DOMException('', 'NotFoundError')) })
  await new Sending({ tus: new FakeTus(), onChange: () => {} }).send([gone])
  assert.match(gone.state.words, /Choose it again/)
})

test('photos added on the way join in, their previews before the originals that wait', async () => {
  const late = photo('late')
  let more
  const tus = new FakeTus({ 'a/original': () => more ??= sending.send([late]) && undefined })
  const sending = new Sending({ tus, onChange: () => {} })
  await sending.send([photo('a'), photo('b')])
  assert.deepEqual(tus.sent.map(line => line.split(' ')[0]), [
    'a/preview',
    'b/preview',
    'a/original',
    'late/preview',
    'b/original',
    'late/original',
  ])
  assert.equal(sending.isBusy, false)
})

test('one that is cancelled ends at once, is forgotten and stays silent', async () => {
  const changes = []
  const photos = [photo('a'), photo('b')]
  const tus = new FakeTus({
    'a/original': ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        sending.cancel(photos[0])
        changes.length = 0
      }),
  })
  const sending = new Sending({ tus, onChange: ({ id }) => changes.push(id) })
  await sending.send(photos)
  assert.deepEqual(tus.forgotten, ['a/preview', 'a/original'])
  assert.ok(!changes.includes('a'))
  assert.equal(photos[1].state.stage, 'done')
})

test('what holds it up is said, and no longer when it goes on', async () => {
  const said = []
  const tus = new FakeTus({
    'a/original': ({ onProgress, onWait }) => {
      onProgress(4, 8)
      onWait('There is no connection just now.')
      onProgress(6, 8)
    },
  })
  const photos = [photo('a')]
  const sending = new Sending({ tus, onChange: ({ state }) => said.push(wordsOf(state, true)) })
  await sending.send(photos)
  assert.deepEqual(said.slice(-6), [
    'Preview arrived, original 0 %',
    'Preview arrived, original 50 %',
    'Preview arrived, original 50 %. There is no connection just now. It goes on by itself.',
    'Preview arrived, original 75 %',
    'Preview arrived, original 100 %',
    'Arrived',
  ])
})
