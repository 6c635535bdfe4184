/**
 * Follows a tour's stream of events. `onEvent` gets each one; `onLost` is called whenever the page may have missed something
 * and must read the tour again: numbers were left out, or the server is behind what we know because it was restored.
 * The browser reconnects by itself and says where it was; only a refusal (404, 503) ends a stream for good, so we ask again.
 * `base` is the address of our host, for other people's pages.
 */
export function followTour({
  base = '',
  tour,
  after,
  onEvent,
  onLost,
  signal,
  Source = globalThis.EventSource,
  wait = 5_000,
}) {
  let last = after
  let source
  let retry
  let broken = false

  const open = () => {
    source = new Source(`${base}/api/tours/${encodeURIComponent(tour)}/live?after=${last}`)
    source.addEventListener('open', () => {
      if (broken) onLost()
      broken = false
    })
    // One count of numbers runs through both.
    for (const name of ['stop', 'photo']) source.addEventListener(name, message => receive(JSON.parse(message.data)))
    source.addEventListener('error', () => {
      broken = true
      if (source.readyState === Source.CLOSED) retry = setTimeout(open, wait * (1 + Math.random()))
    })
  }
  const close = () => {
    clearTimeout(retry)
    source?.close()
  }
  const receive = event => {
    const isNext = event.number === last + 1
    last = event.number
    if (isNext) onEvent(event)
    else onLost(event)
  }

  open()
  signal.addEventListener('abort', close)
  // A page in the back/forward cache must not hold a connection; when it comes back, it has missed something.
  globalThis.addEventListener?.('pagehide', close, { signal })
  globalThis.addEventListener?.(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return
      broken = true
      open()
    },
    { signal },
  )
}
