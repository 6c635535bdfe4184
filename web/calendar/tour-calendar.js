import { move } from './announcements.js'
import { briefly, weekOf, words } from './local-time.js'
import { MoveDialog } from './move-dialog.js'
import { Refused, placed, price, step, whenFor } from './moving.js'
import { TimeDialog } from './time-dialog.js'

/**
 * Lets the entries of a week be given another time: by dragging them, by the arrow keys on their Move button, or by pressing
 * it. What cannot be goes back and says why.
 */
class TourCalendar extends HTMLElement {
  #listening
  #dialog = new MoveDialog()
  #times = new TimeDialog()
  #loadedAt = Date.now()
  #dragged = null
  #shown = null // where a drop puts it: what was read before letting go, wherever the page moves under the pointer then
  #pending = null

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    // With an entry in the address the browser leaves the focus alone; what was done is to be read out all the same.
    if (location.hash) document.querySelector('.notice[autofocus]')?.focus({ preventScroll: true })
    const movable = [...this.querySelectorAll('[data-movable]')]
    if (!movable.length) return
    this.append(this.#dialog.view, this.#times.view)
    this.querySelector('.move-help').hidden = false
    movable.forEach(entry => {
      entry.draggable = true
      entry.querySelector('a').draggable = false // else the link is dragged and not the entry
      entry.querySelector('.mover').hidden = false
    })
    this.addEventListener('dragstart', event => this.#lift(event), { signal })
    this.addEventListener('dragover', event => this.#hover(event), { signal })
    this.addEventListener('drop', event => this.#drop(event), { signal })
    this.addEventListener('dragend', () => this.#putBack(), { signal })
    this.addEventListener('click', event => this.#choose(event), { signal })
    this.addEventListener('keydown', event => this.#press(event), { signal })
    this.addEventListener('focusout', event => this.#leave(event), { signal })
  }

  disconnectedCallback() {
    this.#listening.abort()
    this.#dialog.view.remove()
    this.#times.view.remove()
  }

  #lift(event) {
    const entry = event.target.closest?.('[data-movable]')
    if (!entry) return
    this.#dragged = entry
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', entry.querySelector('h4').textContent)
    entry.classList.add('lifted')
  }

  #hover(event) {
    const local = this.#dragged && this.#localAt(event)
    this.#shown = local
    if (!local) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    this.#show(this.#dragged, local)
  }

  #drop(event) {
    const entry = this.#dragged
    const local = entry && this.#shown
    if (!local) return
    event.preventDefault()
    this.#dragged = null
    this.#settle(entry, local)
  }

  #putBack() {
    if (this.#dragged) this.#forget(this.#dragged)
    this.#dragged = null
    this.#shown = null
  }

  /** Where the day stands narrow, a drop on its head leaves the hour as it is. */
  #localAt({ target, clientY }) {
    const date = target.closest?.('.day')?.dataset.date
    const slot = target.closest?.('.slot')
    if (!date) return null
    if (!slot) return date + this.#dragged.dataset.local.slice(10, 16)
    const { top, height } = slot.getBoundingClientRect()
    return placed(date, Number(slot.dataset.hour), (clientY - top) / height)
  }

  #press(event) {
    const entry = event.target.closest?.('.mover')?.closest('[data-movable]')
    if (!entry) return
    const local = step(event.key, this.#pending ?? entry.dataset.local.slice(0, 16))
    if (local) {
      this.#pending = local
      this.#show(entry, local)
      this.#say(`${words(local)}. Enter to move it there, Escape to leave it.`)
    } else if (event.key === 'Escape' && this.#pending) {
      this.#forget(entry)
      this.#say(`Left where it is, ${words(entry.dataset.local)}.`)
    } else if (event.key === 'Enter' && this.#pending) {
      this.#settle(entry, this.#pending)
    } else {
      return
    }
    event.preventDefault()
  }

  async #choose({ target }) {
    const entry = target.closest?.('.mover')?.closest('[data-movable]')
    if (!entry) return
    const { local } = entry.dataset
    const chosen = await this.#times.choose(`${entry.querySelector('h4').textContent}, now ${words(local)}.`, local.slice(0, 16))
    if (chosen) this.#settle(entry, chosen)
  }

  #leave({ target }) {
    const entry = target.closest?.('[data-movable]')
    if (entry && this.#pending && !this.#dialog.view.open) this.#forget(entry)
  }

  async #settle(entry, local) {
    const { id, approval, local: before } = entry.dataset
    if (local === before.slice(0, 16)) return this.#forget(entry)
    try {
      const when = whenFor(this.#read(entry), local, this.#rules)
      const costs = price(approval)
      if (!(await this.#dialog.agrees(`To ${words(local)}.`, costs))) return this.#forget(entry)
      entry.setAttribute('aria-busy', 'true')
      this.#say('Moving it…')
      await move(id, when, Boolean(costs))
      location.assign(this.#addressAfter(id, local, costs))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      entry.removeAttribute('aria-busy')
      this.#forget(entry)
      this.#refuse(entry, error.message)
    }
  }

  #read({ dataset: { zone, anchor, anchorAt } }) {
    return { zone, anchor, anchorAt: Date.parse(anchorAt) }
  }

  /** By the server's clock, as far as it went on since the page was made. */
  get #rules() {
    const { now, quietFrom, quietUntil } = this.dataset
    return { now: Date.parse(now) + Date.now() - this.#loadedAt, quietFrom, quietUntil }
  }

  #addressAfter(id, local, costs) {
    const query = new URLSearchParams({ week: weekOf(local), did: costs ? 'moved_to_review' : 'moved' })
    return `${location.pathname}?${query}#entry-${id}`
  }

  #show(entry, local) {
    this.#slotOf(local)
    this.#label(entry).textContent = briefly(local)
  }

  #slotOf(local) {
    this.querySelector('.slot.target')?.classList.remove('target')
    const day = this.querySelector(`.day[data-date="${local.slice(0, 10)}"]`)
    day?.querySelector(`.slot[data-hour="${Number(local.slice(11, 13))}"]`).classList.add('target')
  }

  #label(entry) {
    return entry.querySelector('.mover-word')
  }

  #forget(entry) {
    this.#pending = null
    entry.classList.remove('lifted')
    this.#label(entry).textContent = 'Move'
    this.querySelector('.slot.target')?.classList.remove('target')
  }

  #refuse(entry, why) {
    this.querySelector('.refusal')?.remove()
    const notice = document.createElement('p')
    notice.className = 'notice bad refusal'
    notice.textContent = `It stays at ${words(entry.dataset.local)}: ${why}`
    entry.append(notice)
    this.#say(notice.textContent)
    entry.querySelector('.mover').focus()
  }

  #say(said) {
    this.querySelector('[data-part=said]').textContent = said
  }
}

customElements.define('tour-calendar', TourCalendar)
