// Shows what a tour tells its followers. A classic script without imports, for browsers whose workers know no modules; it
// keeps nothing, and no page goes through it.

const ICON = '/icons/check-in-192.png'

self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('push', event => event.waitUntil(show(read(event.data))))

self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(open(event.notification.data?.link))
})

// Browsers punish a push that shows nothing, so whatever cannot be read is shown as that.
function read(data) {
  try {
    return data.json()
  } catch {
    return { title: 'News from the tour' }
  }
}

// One tag, one note: what comes a second time takes the place of the first, silently.
function show({ title, text, language, tag, link }) {
  return self.registration.showNotification(title || 'News from the tour', {
    body: text,
    lang: language,
    tag,
    icon: ICON,
    data: { link },
  })
}

async function open(link) {
  const url = ours(link)
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const page = pages.find(page => page.url.split('#')[0] === url)
  return page ? page.focus() : self.clients.openWindow(url)
}

// Nothing that a note says leads to another site.
function ours(link) {
  try {
    const url = new URL(link ?? '/', self.location.origin)
    return url.origin === self.location.origin ? url.href : `${self.location.origin}/`
  } catch {
    return `${self.location.origin}/`
  }
}
