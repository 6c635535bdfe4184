/** Shows a button that copies the link in the field beside it. */
class CopyLink extends HTMLElement {
  #listening

  connectedCallback() {
    if (!navigator.clipboard) return
    this.#listening = new AbortController()
    const button = this.querySelector('button')
    button.hidden = false
    button.addEventListener('click', () => this.#copy(button), { signal: this.#listening.signal })
  }

  disconnectedCallback() {
    this.#listening?.abort()
  }

  async #copy(button) {
    const field = this.querySelector('input, textarea')
    field.select()
    await navigator.clipboard.writeText(field.value).then(
      () => (button.firstChild.textContent = 'Copied'),
      () => {}, // it is selected, to be copied by hand
    )
  }
}

customElements.define('copy-link', CopyLink)
