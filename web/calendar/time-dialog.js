import { element } from '../lib/element.js'

/** Asks for another time, for fingers and for who likes to type. */
export class TimeDialog {
  #what = element('p', { className: 'move-where' })
  #time = element('input', { type: 'datetime-local', id: 'move-to', required: true })
  #form = element(
    'form',
    { method: 'dialog', className: 'stack' },
    element('h2', {}, 'Move it'),
    this.#what,
    element('div', { className: 'field' }, element('label', { htmlFor: 'move-to' }, 'To, by the clocks of the store'), this.#time),
    element(
      'p',
      { className: 'row' },
      element('button', { className: 'button primary', value: 'go' }, 'Move it there'),
      element('button', { className: 'button', value: '', formNoValidate: true }, 'Leave it'),
    ),
  )

  view = element('dialog', { className: 'move-dialog', ariaLabel: 'Choose another time' }, this.#form)

  /** Resolves to a local time, or null. */
  async choose(what, local) {
    this.#what.textContent = what
    this.#time.value = local
    this.view.returnValue = ''
    this.view.showModal()
    await new Promise(resolve => this.view.addEventListener('close', resolve, { once: true }))
    return this.view.returnValue === 'go' ? this.#time.value.slice(0, 16) : null
  }
}
