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
    // Not a form's type: a page that is kept on the phone has no token for forms.
    const answer = await fetch('/sign-out', { method: 'POST', headers: { 'Content-Type': 'application/json' }, redirect: 'manual' })
    return answer.ok || answer.type === 'opaqueredirect'
  } catch {
    return false
  }
}
