const FIRST_WAIT = 300
const LONGEST_WAIT = 5_000
/** Some two minutes: no replica or cache lags that long, so the server must have been restored from a backup. */
const TRIES = 30

/** How long to wait before the next try, after so many that brought something too old. */
export const waitAfter = tries => Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)

export const isHopeless = tries => tries >= TRIES

/**
 * Keeps a page at the newest picture of a tour that it has heard of. A picture may come from a replica or a cache that is
 * behind: one older than the highest event number seen is dropped and read again, later and later, until it has caught up.
 * `read` fetches a picture with its `number`, `onPicture` gets those that are new enough.
 */
export class CatchUp {
  #seen
  #shown
  #read
  #onPicture
  #signal
  #pause
  #isReading = false
  #again = false

  constructor({ number, read, onPicture, signal, pause = sleep }) {
    this.#seen = number
    this.#shown = number
    this.#read = read
    this.#onPicture = onPicture
    this.#signal = signal
    this.#pause = pause
  }

  /** The page shows this event already, without a new picture. */
  applied(number) {
    this.#shown = Math.max(this.#shown, number)
    this.#seen = Math.max(this.#seen, number)
  }

  /** The page must show a picture that holds this event; one on its way may. */
  reach(number) {
    if (number <= this.#shown) return
    this.#seen = Math.max(this.#seen, number)
    if (!this.#isReading) this.readAgain()
  }

  /** Something may have been missed, nobody knows what. Those who ask while a reading is under way share the next. */
  async readAgain() {
    this.#again = true
    if (this.#isReading) return
    this.#isReading = true
    for (let tries = 0; this.#again && !this.#signal.aborted; ) {
      this.#again = false
      const picture = await this.#tryToRead()
      if (this.#signal.aborted) break
      if (picture && isHopeless(tries)) this.#seen = picture.number
      if (picture?.number >= this.#seen) {
        tries = 0
        this.#seen = this.#shown = picture.number
        this.#onPicture(picture)
      } else {
        this.#again = true
        await this.#pause(waitAfter(++tries))
      }
    }
    this.#isReading = false
  }

  async #tryToRead() {
    try {
      return await this.#read()
    } catch {
      return null
    }
  }
}

const sleep = millis => new Promise(resolve => setTimeout(resolve, millis))
