import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Following } from '../../../web/follow/following.js'

const DAY = 86_400_000

/** A browser with a memory and a server, all of it breakable. */
class World {
  permitted = 'default'
  answersWith = 'granted'
  subscription = null
  kept = []
  server = new Map()
  offline = false
  time = 1_000_000_000
  ids = 0

  following = new Following({
    now: () => this.time,
    memory: { read: () => structuredClone(this.kept), write: follows => (this.kept = structuredClone(follows)) },
    browser: {
      permission: () => this.permitted,
      ask: async () => (this.permitted = this.answersWith),
      newId: () => `id-${++this.ids}`,
      find: async () => this.subscription,
      subscribe: async key => (this.subscription ??= subscription(`one with ${key}`)),
      unsubscribe: async () => (this.subscription = null),
    },
    api: {
      put: async (tour, id, follower) => {
        if (this.offline) throw new Error('There is no network just now.')
        if (follower.stop === 'taken-away') return 'gone'
        this.server.set(id, { tour, ...follower })
        return 'followed'
      },
      remove: async (tour, id, auth) => {
        if (this.offline) throw new Error('There is no network just now.')
        if (this.server.get(id)?.keys.auth === auth) this.server.delete(id)
      },
    },
  })

  get followed() {
    return [...this.server.values()].map(({ tour, stop }) => (stop ? `${tour}/${stop}` : tour)).sort()
  }
}

const subscription = name => ({ endpoint: `https://push.example/${name}`, keys: { p256dh: `key of ${name}`, auth: `secret of ${name}` } })

test('nothing is followed before the tap, and nobody is asked', async () => {
  const world = new World()
  assert.equal(await world.following.state('tour', 'boston'), 'none')
  assert.equal(world.permitted, 'default')
})

test('who follows the tour follows each of its stops', async () => {
  const world = new World()
  assert.equal(await world.following.follow('tour', null, 'key'), 'tour')
  assert.equal(await world.following.state('tour', 'boston'), 'tour')
  assert.equal(await world.following.state('another tour'), 'none')
  assert.deepEqual(world.followed, ['tour'])
})

test('who follows one stop follows no other and not the tour', async () => {
  const world = new World()
  assert.equal(await world.following.follow('tour', 'boston', 'key'), 'stop')
  assert.equal(await world.following.state('tour', 'natick'), 'none')
  assert.equal(await world.following.state('tour'), 'none')
  assert.deepEqual(world.followed, ['tour/boston'])
})

test('who turns from stops to the tour is not told twice', async () => {
  const world = new World()
  await world.following.follow('tour', 'boston', 'key')
  await world.following.follow('tour', 'natick', 'key')
  assert.deepEqual(world.followed, ['tour/boston', 'tour/natick'])
  await world.following.follow('tour', null, 'key')
  assert.deepEqual(world.followed, ['tour'])
})

test('a no is taken for a no: nothing is subscribed and nothing sent', async () => {
  for (const [answer, state] of [['denied', 'denied'], ['default', 'none']]) {
    const world = new World()
    world.answersWith = answer
    assert.equal(await world.following.follow('tour', null, 'key'), state)
    assert.equal(world.subscription, null)
    assert.deepEqual(world.followed, [])
  }
})

test('a permission that was taken back in the settings is shown as that', async () => {
  const world = new World()
  await world.following.follow('tour', null, 'key')
  world.permitted = 'denied'
  assert.equal(await world.following.state('tour'), 'denied')
})

test('what the browser has forgotten is not shown as followed, whatever we remember', async () => {
  const world = new World()
  await world.following.follow('tour', null, 'key')
  world.subscription = null
  assert.equal(await world.following.state('tour'), 'none')
})

test('without a network nothing is claimed', async () => {
  const world = new World()
  world.offline = true
  await assert.rejects(world.following.follow('tour', null, 'key'), /no network/)
  assert.equal(await world.following.state('tour'), 'none')
})

test('one tap unfollows, at the server and in the browser', async () => {
  const world = new World()
  await world.following.follow('tour', 'boston', 'key')
  assert.equal(await world.following.unfollow('tour', 'boston'), 'none')
  assert.deepEqual([world.followed, world.kept, world.subscription], [[], [], null])
})

test('to unfollow one thing leaves the others', async () => {
  const world = new World()
  await world.following.follow('tour', 'boston', 'key')
  await world.following.follow('another tour', null, 'key')
  await world.following.unfollow('tour', 'boston')
  assert.deepEqual(world.followed, ['another tour'])
  assert.notEqual(world.subscription, null)
})

test('the last one is unfollowed without a network too: nothing comes any more', async () => {
  const world = new World()
  await world.following.follow('tour', null, 'key')
  world.offline = true
  assert.equal(await world.following.unfollow('tour'), 'none')
  assert.equal(world.subscription, null)
})

test('without a network, one of several stays followed and says so', async () => {
  const world = new World()
  await world.following.follow('tour', 'boston', 'key')
  await world.following.follow('another tour', null, 'key')
  world.offline = true
  await assert.rejects(world.following.unfollow('tour', 'boston'), /no network/)
  assert.equal(await world.following.state('tour', 'boston'), 'stop')
})

test('it is said again once a day, under the same id', async () => {
  const world = new World()
  await world.following.follow('tour', null, 'key')
  world.server.clear()
  await world.following.sayAgain()
  assert.deepEqual(world.followed, [])
  world.time += DAY
  await world.following.sayAgain()
  assert.deepEqual([...world.server.keys()], ['id-1'])
})

test('a new subscription is told at once, under a new id, for all that is followed', async () => {
  const world = new World()
  await world.following.follow('tour', 'boston', 'key')
  await world.following.follow('another tour', null, 'key')
  world.server.clear()
  world.subscription = subscription('two')
  await world.following.sayAgain()
  assert.deepEqual(world.followed, ['another tour', 'tour/boston'])
  assert.deepEqual([...world.server.keys()], ['id-3', 'id-4'])
  assert.deepEqual(world.kept.map(({ id }) => id), ['id-3', 'id-4'])
})

test('a stop that was taken away is remembered no longer', async () => {
  const world = new World()
  await world.following.follow('tour', 'taken-away', 'key')
  assert.deepEqual(world.kept, [])
  assert.equal(await world.following.state('tour', 'taken-away'), 'none')
})
