import { openStore } from '../outbox/store.js'
import { countUnsent } from '../outbox/unsent.js'
import { LeavingDialog } from './leaving-dialog.js'

/** Warns before the form inside signs out a browser in which check-ins still wait, for signing out clears it. */
class SignOutGuard extends HTMLElement {
  #attached
  #dialog = new LeavingDialog()

  connectedCallback() {
    this.#attached = new AbortController()
    this.append(this.#dialog.view)
    this.addEventListener('submit', event => this.#ask(event), { signal: this.#attached.signal })
  }

  disconnectedCallback() {
    this.#attached.abort()
  }

  async #ask(event) {
    event.preventDefault()
    const form = event.target
    if (await this.#dialog.agrees(await unsent())) form.submit()
  }
}

/** None where this browser has never been the host's phone; undefined where it does not tell. */
async function unsent() {
  try {
    const known = await globalThis.indexedDB?.databases?.()
    if (known && !known.some(({ name }) => name === 'whistlestop')) return 0
    return await countUnsent(await openStore())
  } catch {
    return undefined
  }
}

customElements.define('sign-out-guard', SignOutGuard)
