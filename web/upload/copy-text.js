/** Shows a button that copies what stands in the field beside it. */
class CopyText extends HTMLElement {
  #listening

  connectedCallback() {
    const button = this.querySelector('button')
    if (!navigator.clipboard) return
    button.hidden = false
    this.#listening = new AbortController()
    button.addEventListener('click', () => this.#copy(button), { signal: this.#listening.signal })
  }

  disconnectedCallback() {
    this.#listening?.abort()
  }

  async #copy(button) {
    const field = this.querySelector('input')
    field.select()
    await navigator.clipboard.writeText(field.value).then(
      () => (button.textContent = 'Copied'),
      () => {}, // it is selected, to be copied by hand
    )
  }
}

customElements.define('copy-text', CopyText)
