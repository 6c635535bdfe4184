const DAY = 86_400_000

/**
 * What this browser follows. `memory` reads and writes the list of `{ tour, stop, id, auth, endpoint, saidAt }` (`stop` null for
 * the whole tour); `browser` asks for permission and keeps the subscription; `api` speaks to the server.
 */
export class Following {
  #memory
  #browser
  #api
  #now

  constructor({ memory, browser, api, now = Date.now }) {
    this.#memory = memory
    this.#browser = browser
    this.#api = api
    this.#now = now
  }

  /** 'denied', 'tour' (all of it), 'stop' (this one only) or 'none': as the browser has it, not as we remember it. */
  async state(tour, stop = null) {
    const permission = this.#browser.permission()
    if (permission === 'denied') return 'denied'
    if (permission !== 'granted' || !(await this.#browser.find())) return 'none'
    const here = this.#memory.read().filter(follow => follow.tour === tour)
    if (here.some(follow => !follow.stop)) return 'tour'
    return stop && here.some(follow => follow.stop === stop) ? 'stop' : 'none'
  }

  /** To be called from a tap. Answers the state afterwards; throws what can be said to a person. */
  async follow(tour, stop, key) {
    const permission = await this.#browser.ask()
    if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'none'
    const subscription = await this.#browser.subscribe(key)
    await this.#say({ tour, stop, id: this.#browser.newId() }, subscription)
    // Who follows the tour follows its stops.
    if (!stop) await this.#forget(this.#memory.read().filter(follow => follow.tour === tour && follow.stop))
    await this.sayAgain()
    return this.state(tour, stop)
  }

  /** Whatever is followed here: the tour, or this stop only. */
  async unfollow(tour, stop = null) {
    const isHere = follow => follow.tour === tour && (!follow.stop || follow.stop === stop)
    const all = this.#memory.read()
    if (all.every(isHere)) {
      // The last one: without a subscription nothing comes, whether or not the server hears of it now.
      await this.#forget(all).catch(() => this.#memory.write([]))
      await this.#browser.unsubscribe()
    } else {
      await this.#forget(all.filter(isHere))
    }
    return this.state(tour, stop)
  }

  /** Once a day, or when the browser has another subscription: the server forgets who is silent. */
  async sayAgain() {
    const subscription = await this.#browser.find()
    if (!subscription) return
    for (const follow of this.#memory.read()) {
      if (follow.endpoint !== subscription.endpoint) {
        await this.#say({ ...follow, id: this.#browser.newId() }, subscription, follow.id)
      } else if (this.#now() - follow.saidAt >= DAY) {
        await this.#say(follow, subscription)
      }
    }
  }

  async #say({ tour, stop, id }, { endpoint, keys }, formerId = id) {
    const is = await this.#api.put(tour, id, { endpoint, keys, stop })
    const others = this.#memory.read().filter(follow => ![id, formerId].includes(follow.id) && !(follow.tour === tour && follow.stop === stop))
    // What there is no more, such as a stop that was taken away, needs no remembering.
    const follow = { tour, stop, id, auth: keys.auth, endpoint, saidAt: this.#now() }
    this.#memory.write(is === 'gone' ? others : [...others, follow])
  }

  async #forget(follows) {
    for (const { tour, id, auth } of follows) {
      await this.#api.remove(tour, id, auth)
      this.#memory.write(this.#memory.read().filter(follow => follow.id !== id))
    }
  }
}
