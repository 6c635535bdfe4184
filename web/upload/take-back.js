/**
 * Fills the form by which a fan takes a photo back with the code behind the # of the address, which no server and no log ever
 * sees; then one press does it.
 */
class TakeBack extends HTMLElement {
  #listening

  connectedCallback() {
    this.#listening = new AbortController()
    window.addEventListener('hashchange', () => this.#fill(), { signal: this.#listening.signal })
    this.#fill()
  }

  disconnectedCallback() {
    this.#listening.abort()
  }

  #fill() {
    const code = location.hash.slice(1)
    if (!code) return
    this.querySelector('input[name=code]').value = code
    this.querySelector('[data-part=code]').hidden = true
    this.querySelector('[data-part=known]').hidden = false
  }
}

customElements.define('take-back', TakeBack)
