const FIRST = 500
const LONGEST = 60_000

/** How long to wait before the next try: twice as long each time, and never in step with all the other phones. */
export class Patience {
  #failures = 0
  #random

  constructor(random = Math.random) {
    this.#random = random
  }

  /** Something went well. */
  renew() {
    this.#failures = 0
  }

  /** Milliseconds; never less than the server asks for. */
  next(asked = 0) {
    const most = Math.min(LONGEST, FIRST * 2 ** this.#failures++)
    return Math.max(asked, most * (0.5 + this.#random() / 2))
  }
}

/** Resolves after so long, or as soon as the browser says that it is online again. */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const done = new AbortController()
    const finish = settle => {
      clearTimeout(timer)
      done.abort()
      settle()
    }
    const timer = setTimeout(() => finish(resolve), milliseconds)
    globalThis.addEventListener?.('online', () => finish(resolve), { signal: done.signal })
    signal?.addEventListener('abort', () => finish(() => reject(signal.reason)), { signal: done.signal })
  })
}
