import { element } from '../map/parts.js'

const REASONS = [
  'I am in it and do not want to be shown',
  'It shows a child without permission',
  'It is offensive or dangerous',
  'Something else',
]

/** Asks what is wrong with a photo and tells those who look after the tour. */
export class ReportDialog {
  #photo
  #dialog
  #form
  #said

  open(photo, parent) {
    this.#photo = photo
    this.#dialog ??= this.#build()
    parent.append(this.#dialog)
    this.#form.reset()
    this.#form.hidden = false
    this.#said.textContent = ''
    this.#dialog.showModal()
  }

  #build() {
    this.#said = element('p', { role: 'status' })
    this.#form = element(
      'form',
      { className: 'stack' },
      element('fieldset', { className: 'report-reasons' }, element('legend', { textContent: 'What is wrong with it?' }), ...REASONS.map(choice)),
      element(
        'label',
        { className: 'field' },
        'In your words',
        element('textarea', { name: 'words', maxLength: 400, rows: 3 }),
      ),
      element('button', { className: 'button primary', textContent: 'Report' }),
    )
    this.#form.addEventListener('submit', event => this.#send(event))
    const close = element('button', { className: 'button', type: 'button', textContent: 'Close' })
    const dialog = element(
      'dialog',
      { className: 'report', ariaLabel: 'Report this photo' },
      element('h2', { textContent: 'Report this photo' }),
      this.#form,
      this.#said,
      close,
    )
    close.addEventListener('click', () => dialog.close())
    return dialog
  }

  async #send(event) {
    event.preventDefault()
    const { reason, words } = Object.fromEntries(new FormData(this.#form))
    const button = this.#form.querySelector('button')
    button.disabled = true
    try {
      await post(this.#photo, [reason, words.trim()].filter(Boolean).join(': '))
      this.#form.hidden = true
      this.#said.textContent = 'Thank you. A person of the tour looks at it as soon as possible.'
      this.#dialog.querySelector('button[type=button]').focus()
    } catch (error) {
      this.#said.textContent = `${error.message} Please try again.`
    }
    button.disabled = false
  }
}

function choice(reason, i) {
  const input = element('input', { type: 'radio', name: 'reason', value: reason, required: true, defaultChecked: i === 0 })
  return element('label', {}, input, ` ${reason}`)
}

async function post(photo, reason) {
  const answer = await fetch(`/api/photos/${photo}/reports`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ reason }),
  }).catch(() => {
    throw new Error('There is no network just now.')
  })
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail ?? 'That did not work.')
}
