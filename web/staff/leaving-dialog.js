import { element } from '../lib/element.js'

/** Asks whether to sign out although something has not been sent. */
export class LeavingDialog {
  #warning = element('p')
  #stay = element('button', { type: 'button', className: 'button primary wide' }, 'Stay signed in')
  #leave = element('button', { type: 'button', className: 'button danger wide' }, 'Delete them and sign out')

  view = element(
    'dialog',
    { className: 'leaving', ariaLabel: 'Sign out' },
    element('div', { className: 'stack' }, element('h2', {}, 'Not everything is sent yet'), this.#warning, this.#stay, this.#leave),
  )

  constructor() {
    this.#stay.addEventListener('click', () => this.view.close('stay'))
    this.#leave.addEventListener('click', () => this.view.close('leave'))
  }

  /** Resolves to whether to go on; where nothing waits, at once. `count` is undefined where nobody knows. */
  async agrees(count) {
    if (count === 0) return true
    this.#warning.textContent = warning(count)
    this.view.returnValue = ''
    this.view.showModal()
    await new Promise(resolve => this.view.addEventListener('close', resolve, { once: true }))
    return this.view.returnValue === 'leave'
  }
}

function warning(count) {
  if (count === undefined) return 'This browser does not tell whether check-ins still wait here. Signing out deletes them for good.'
  return `${count === 1 ? 'One entry waits' : `${count} entries wait`} on this device. Signing out deletes ${count === 1 ? 'it' : 'them'} for good.`
}
