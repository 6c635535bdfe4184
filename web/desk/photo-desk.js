import { step } from './photo-keys.js'

/** Lets moderators go through photos by keyboard: a letter presses the button that it stands for. */
class PhotoDesk extends HTMLElement {
  #listening

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    const keys = this.querySelector('.keys')
    if (!keys) return
    keys.hidden = false
    this.#cards.forEach(card => (card.tabIndex = -1))
    document.addEventListener('keydown', event => this.#press(event), { signal })
  }

  disconnectedCallback() {
    this.#listening.abort()
  }

  get #cards() {
    return [...this.querySelectorAll('.photo-card')]
  }

  get #here() {
    return this.#cards.findIndex(card => card.contains(document.activeElement))
  }

  #press(event) {
    const types = event.target.closest?.('input:not([type=checkbox]), textarea, select')
    if (types || event.ctrlKey || event.metaKey || event.altKey) return
    const did = this.#go(event.key) || this.#tick(event) || this.#decide(event.key)
    if (did) event.preventDefault()
  }

  #go(key) {
    const next = step(key, this.#here, this.#cards.length)
    if (next === null) return false
    this.#cards[next].focus()
    this.#cards[next].scrollIntoView({ block: 'nearest' })
    return true
  }

  #tick({ key }) {
    if (key === 'X') {
      const boxes = this.#cards.map(boxOf)
      const all = boxes.every(box => box.checked)
      boxes.forEach(box => (box.checked = !all))
      return true
    }
    const card = this.#cards[this.#here]
    if (key !== 'x' || !card) return false
    boxOf(card).checked = !boxOf(card).checked
    return true
  }

  #decide(key) {
    const button = this.querySelector(`[data-key="${CSS.escape(key)}"]`)
    if (!button) return false
    const card = this.#cards[this.#here]
    if (!this.#cards.some(card => boxOf(card).checked)) {
      if (!card) return false
      boxOf(card).checked = true
    }
    button.form.requestSubmit(button)
    return true
  }
}

const boxOf = card => card.querySelector('[name=photos]')

customElements.define('photo-desk', PhotoDesk)
