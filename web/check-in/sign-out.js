import { element } from '../lib/element.js'
import { LeavingDialog } from '../staff/leaving-dialog.js'

/** Signs out, after a warning where something waits, for signing out clears this phone. */
export class SignOut {
  #count
  #forget
  #told = element('p', { role: 'alert' })
  #dialog = new LeavingDialog()
  #button = element('button', { type: 'button', className: 'button wide' }, 'Sign out')

  view = element('div', { className: 'stack' }, this.#button, this.#told, this.#dialog.view)

  /** `count()` resolves to how much is not sent yet; `forget()` clears this phone. */
  constructor({ count, forget }) {
    this.#count = count
    this.#forget = forget
    this.#button.addEventListener('click', () => this.#leave())
  }

  /** The server first: who cannot be signed out must not lose the queue for nothing. */
  async #leave() {
    if (!(await this.#dialog.agrees(await this.#count()))) return
    if (!(await isSignedOut())) {
      this.#told.textContent = 'There is no connection to the server, so you are still signed in and nothing was deleted.'
      return
    }
    await this.#forget()
    location.assign('/')
  }
}

async function isSignedOut() {
  try {
    const { status } = await fetch('/api/people/me/sessions/current', { method: 'DELETE', redirect: 'manual', signal: AbortSignal.timeout(20_000) })
    return status === 204 || status === 401
  } catch {
    return false
  }
}
