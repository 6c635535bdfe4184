/**
 * The order in which a screen shows photos, by id: round and round, what is new comes next, what was taken away is gone at
 * once.
 */
export class Rotation {
  #ids
  #at = 0
  #fresh = 0

  constructor(ids) {
    this.#ids = [...ids]
  }

  /** Undefined when there is none. */
  get current() {
    return this.#ids[this.#at]
  }

  get size() {
    return this.#ids.length
  }

  /** Whom to have ready. */
  get following() {
    return this.#ids[(this.#at + 1) % this.#ids.length]
  }

  next() {
    return this.#go(1)
  }

  previous() {
    return this.#go(-1)
  }

  #go(by) {
    this.#fresh = Math.max(0, this.#fresh - by)
    const { length } = this.#ids
    this.#at = length ? (this.#at + by + length) % length : 0
    return this.current
  }

  /** Comes next, behind those that came since and wait for their turn, too. */
  add(id) {
    if (this.#ids.includes(id)) return
    const place = this.#ids.length ? this.#at + 1 + this.#fresh++ : 0
    this.#ids.splice(place, 0, id)
  }

  /** Answers whether that was the one on the screen. */
  remove(id) {
    const place = this.#ids.indexOf(id)
    if (place < 0) return false
    this.#ids.splice(place, 1)
    if (place > this.#at && place <= this.#at + this.#fresh) this.#fresh--
    const wasShown = place === this.#at
    if (place < this.#at) this.#at--
    if (this.#at >= this.#ids.length) this.#at = 0
    return wasShown
  }

  /** What there is by a newer reading; answers whether the one on the screen is gone. */
  replace(ids) {
    const wanted = new Set(ids)
    const isGone = this.current !== undefined && !wanted.has(this.current)
    for (const id of [...this.#ids]) if (!wanted.has(id)) this.remove(id)
    // The newest first, but what is oldest among the new ones came first.
    ids.filter(id => !this.#ids.includes(id)).reverse().forEach(id => this.add(id))
    return isGone
  }
}
