/** Says before the upload that a file is too large; the server says so too, but only after a long wait. */
class FileLimit extends HTMLElement {
  #listening

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening

    this.addEventListener('change', event => this.#check(event.target), { signal })
  }

  disconnectedCallback() {
    this.#listening.abort()
  }

  #check(input) {
    const tooLarge = [...input.files].some(file => file.size > Number(this.dataset.bytes))
    input.setCustomValidity(tooLarge ? 'The file is larger than 2 MB. Save only the sheet with the itinerary, as CSV.' : '')
    input.reportValidity()
  }
}

customElements.define('file-limit', FileLimit)
