import { element } from '../lib/element.js'
import { memory } from './memory.js'
import { stateWords } from './words.js'

const canFollow = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/**
 * Lets a fan be told what happens on the tour, or at the stop that the page is about. Stays out of sight where the browser cannot;
 * what a tap needs comes with the tap.
 */
class FollowTour extends HTMLElement {
  #listening
  #words
  #button
  #dialog
  #panel

  connectedCallback() {
    if (!canFollow()) {
      this.hidden = true
      return
    }
    this.#listening = new AbortController()
    this.#build()
    this.#button.addEventListener('click', () => this.#press(), { signal: this.#listening.signal })
    this.#showFirst()
  }

  disconnectedCallback() {
    this.#listening?.abort()
    this.#dialog?.remove()
    this.#dialog = null
  }

  #build() {
    this.#words = element('span', { role: 'status' })
    this.#button = element('button', { type: 'button' })
    this.replaceChildren(this.#words, this.#button)
  }

  /** Who follows nothing, most of all readers, loads nothing more. */
  async #showFirst() {
    const { tour, stop } = this.dataset
    this.#show(Notification.permission === 'denied' ? 'denied' : 'none')
    if (!memory.read().some(follow => follow.tour === tour)) return
    const panel = await this.#load()
    if (panel) this.#show(await panel.state(tour, stop))
  }

  #show(state) {
    this.dataset.state = state
    const follows = state === 'tour' || state === 'stop'
    this.#words.textContent = stateWords(state)
    this.#button.textContent = follows ? 'Stop following' : 'Tell me when…'
    this.#button.className = follows ? 'button small' : 'button'
    this.#button.hidden = state === 'denied'
  }

  async #press() {
    const panel = await this.#load()
    if (!panel) return
    if (['tour', 'stop'].includes(this.dataset.state)) await this.#unfollow(panel)
    else this.#openDialog(panel)
  }

  async #unfollow(panel) {
    const { tour, stop } = this.dataset
    this.#button.disabled = true
    try {
      this.#show(await panel.unfollow(tour, stop))
      this.#words.textContent = 'You follow no more.'
    } catch (error) {
      this.#words.textContent = error.message
    }
    this.#button.disabled = false
    this.#button.focus()
  }

  #openDialog(panel) {
    this.#dialog?.remove()
    this.#dialog = panel.dialog({ ...this.dataset, onState: state => this.#show(state) })
    this.#dialog.open(this)
  }

  async #load() {
    try {
      const { makePanel } = await import('./follow-panel.js')
      return (this.#panel ??= makePanel(memory))
    } catch (error) {
      console.warn('Following does not open:', error.message)
      this.#words.textContent = 'There is no network just now. Try again.'
      return null
    }
  }
}

customElements.define('follow-tour', FollowTour)
