import { identifyBy } from '../check-in/identify.js'
import { Outbox } from '../outbox/outbox.js'
import { openStore } from '../outbox/store.js'
import { Shell } from './shell.js'

const shell = new Shell({ caches, fetch: (...request) => fetch(...request) })

self.addEventListener('install', event => {
  self.skipWaiting()
  event.waitUntil(shell.renew())
})

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', event => {
  if (shell.isPage(event.request)) {
    // What is kept opens at once, even where the line only seems to be there; a newer one is for the next time.
    event.respondWith(shell.page(event.request))
    event.waitUntil(shell.renew().catch(() => {}))
  } else if (shell.isFile(event.request)) {
    event.respondWith(shell.file(event.request))
  }
})

// Where the browser has Background Sync, what waits goes out though the app is closed.
self.addEventListener('sync', event => event.tag === 'outbox' && event.waitUntil(flush()))

async function flush() {
  const store = await openStore()
  const outbox = new Outbox({ store, identify: identifyBy(store) })
  await outbox.flush()
  const { waiting } = await outbox.tally()
  // A rejected sync is tried again later, by the browser's own patience.
  if (waiting && !outbox.needsSignIn) throw new Error('Something still waits')
}
