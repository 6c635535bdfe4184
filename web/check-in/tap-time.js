/**
 * Sends the phone's time of the first tap along with the forms inside; without it the server takes its own.
 * A page that comes back from the browser's memory was used before, so it is loaded anew.
 */
class TapTime extends HTMLElement {
  #listening

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening

    this.addEventListener('submit', event => this.#stamp(event.target), { signal })
    window.addEventListener('pageshow', event => event.persisted && location.reload(), { signal })
  }

  disconnectedCallback() {
    this.#listening.abort()
  }

  #stamp(form) {
    const time = form.elements.happenedAt
    if (time) time.value ||= new Date().toISOString()
  }
}

customElements.define('tap-time', TapTime)
