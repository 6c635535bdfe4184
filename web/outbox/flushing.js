/**
 * Sends what waits in the outbox whenever it might get through: at once, when something is added, when the network is back, when the
 * page is looked at again, and when the next try is due. What still waits when the page is left, the service worker is woken for.
 *
 * @param signal ends it
 * @param registration of the service worker, where there is one
 */
export function keepFlushing(outbox, { signal, registration }) {
  const flush = () => outbox.flush().catch(error => console.warn('The outbox stands still:', error))
  const alarm = new Alarm(flush)

  window.addEventListener('online', flush, { signal })
  window.addEventListener('pageshow', flush, { signal })
  const isVisible = () => document.visibilityState === 'visible'
  document.addEventListener('visibilitychange', () => (isVisible() ? flush() : outbox.state === 'waiting' && askToBeWoken(registration)), { signal })
  outbox.addEventListener('change', () => alarm.set(outbox.nextTryAt), { signal })
  outbox.addEventListener('added', () => askForPersistence(), { signal, once: true })
  outbox.addEventListener('added', () => Promise.all([flush(), askToBeWoken(registration)]), { signal })
  signal.addEventListener('abort', () => alarm.set(null))
  flush()
}

/** Rings once at a time in milliseconds; null turns it off. */
class Alarm {
  #ring
  #at = null
  #timer

  constructor(ring) {
    this.#ring = ring
  }

  set(at) {
    if (at === this.#at) return
    clearTimeout(this.#timer)
    this.#at = at
    if (at === null) return
    this.#timer = setTimeout(() => {
      this.#at = null
      this.#ring()
    }, Math.max(0, at - Date.now()))
  }
}

/** So that the browser does not clear the queue when the phone runs full. */
const askForPersistence = () => navigator.storage?.persist?.().catch(() => {})

/** Background Sync, where there is one and people allow it: not on iPhones. */
const askToBeWoken = registration => registration?.sync?.register('outbox').catch(() => {})
