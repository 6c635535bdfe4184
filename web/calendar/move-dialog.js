import { element } from '../lib/element.js'

/** Asks whether to move something although that costs an approval. */
export class MoveDialog {
  #where = element('p', { className: 'move-where' })
  #price = element('p')
  #go = element('button', { type: 'button', className: 'button primary' }, 'Move it and ask for approval')
  #stay = element('button', { type: 'button', className: 'button' }, 'Leave it where it is')

  view = element(
    'dialog',
    { className: 'move-dialog', ariaLabel: 'Move an announcement' },
    element('div', { className: 'stack' }, element('h2', {}, 'Move it?'), this.#where, this.#price, element('p', { className: 'row' }, this.#go, this.#stay)),
  )

  constructor() {
    this.#go.addEventListener('click', () => this.view.close('go'))
    this.#stay.addEventListener('click', () => this.view.close('stay'))
  }

  /** Resolves to whether to go on; where it costs nothing, at once. */
  async agrees(where, price) {
    if (!price) return true
    this.#where.textContent = where
    this.#price.textContent = price
    this.view.returnValue = ''
    this.view.showModal()
    await new Promise(resolve => this.view.addEventListener('close', resolve, { once: true }))
    return this.view.returnValue === 'go'
  }
}
