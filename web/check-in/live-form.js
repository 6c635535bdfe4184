import { element } from '../lib/element.js'
import { holdsPlace, NO_PLACES } from '../outbox/places.js'
import { field, moreItem, submitButton } from './more-item.js'

/** Says that we are live, with the address of the stream, or that the stream has ended. */
export class LiveForm {
  #address = element('input', { type: 'url', inputMode: 'url', maxLength: 500, placeholder: 'https://', autocapitalize: 'none', autocomplete: 'off' })
  #field = field('stream', 'Address of the stream', this.#address, 'It stands on the map and the stop’s page while you are here.')
  #end = element('button', { type: 'button', className: 'button wide' }, 'The stream has ended')
  #form = element('form', { className: 'stack', noValidate: true }, this.#field.view, submitButton('We are live'), this.#end)

  view = moreItem('We are live', this.#form)

  /** `onStream(address)`, null when it has ended, resolves to what is kept, or nothing. */
  constructor(onStream) {
    this.#form.addEventListener('submit', event => {
      event.preventDefault()
      const address = this.#address.value.trim()
      if (this.#field.wrong(wrongAddress(address))) this.#done(onStream, address)
    })
    this.#end.addEventListener('click', () => this.#done(onStream, null))
  }

  async #done(onStream, address) {
    if (!(await onStream(address))) return
    this.view.open = false
    this.view.querySelector('summary').focus()
  }
}

/** What is wrong with the address of a stream; empty when nothing is. */
export function wrongAddress(text) {
  const url = URL.parse?.(text) ?? parsed(text)
  if (!url || url.protocol !== 'https:') return 'Give the whole address, beginning with https://'
  if (holdsPlace(text)) return NO_PLACES
  if (url.username || url.password) return 'Leave the name and password out of the address.'
  return /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}$/i.test(url.hostname) ? '' : 'This address is of no public site.'
}

function parsed(text) {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
