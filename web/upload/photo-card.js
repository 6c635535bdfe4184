import { element } from '../lib/element.js'
import { wordsOf } from './words.js'

/** The list's entry of one photo: what it is, what it says, how far it is. Its buttons call `onRemove` and `onAgain`. */
export class PhotoCard {
  #photo
  #picture = element('img', { className: 'thumb', alt: '', hidden: true })
  #alt = field('What can be seen?', 'For people who cannot see it', 'Needed before the blog gets it.')
  #caption = field('Caption', '(optional)')
  #words = element('p', { className: 'words' })
  #progress
  #remove
  #again = element('button', { type: 'button', className: 'button', hidden: true }, 'Try again')

  constructor(photo, { onRemove, onAgain, onInput }) {
    this.#photo = photo
    const name = photo.file.name || 'Photo'
    this.#progress = element('progress', { max: 1, value: 0, hidden: true, ariaLabel: `How far ${name} is` })
    this.#remove = element('button', { type: 'button', className: 'button', ariaLabel: `Remove ${name}` }, 'Remove')
    this.#remove.addEventListener('click', () => onRemove(photo))
    this.#again.addEventListener('click', () => onAgain(photo))
    this.#alt.text.addEventListener('input', onInput)
    this.view = element(
      'li',
      { className: 'photo card' },
      element('div', { className: 'frame' }, this.#picture),
      element('div', { className: 'told' }, element('h3', {}, name), this.#words),
      this.#progress,
      this.#alt.view,
      this.#caption.view,
      element('p', { className: 'row acts' }, this.#again, this.#remove),
    )
  }

  get alt() {
    return this.#alt.text.value.trim()
  }

  get caption() {
    return this.#caption.text.value.trim()
  }

  /** @param blob small enough to be drawn many times */
  showPicture(blob) {
    const address = URL.createObjectURL(blob)
    this.#picture.addEventListener('load', () => URL.revokeObjectURL(address), { once: true })
    this.#picture.src = address
    this.#picture.hidden = false
  }

  show() {
    const { state, unfit, ready, preview, file } = this.#photo
    const stage = unfit ? 'unfit' : (state?.stage ?? (ready ? 'ready' : 'preparing'))
    const isSent = !!state && stage !== 'refused'
    this.view.dataset.stage = stage
    this.#words.textContent = unfit ?? (state ? wordsOf(state, !!preview) : ready ? '' : 'Is being made ready …')
    this.#progress.hidden = !isSent || stage === 'done'
    this.#progress.value = state?.fraction ?? 0
    this.#alt.text.readOnly = this.#caption.text.readOnly = isSent
    this.#alt.view.hidden = this.#caption.view.hidden = !!unfit
    this.#again.hidden = stage !== 'refused'
    this.#remove.hidden = stage === 'done'
    this.#remove.textContent = isSent ? 'Cancel' : 'Remove'
    this.#remove.ariaLabel = `${this.#remove.textContent} ${file.name}`
  }

  focusRemove() {
    this.#remove.focus()
  }
}

function field(label, aside, help) {
  const id = `photo-${crypto.randomUUID()}`
  const text = element('textarea', { id, rows: 2, maxLength: 500 })
  const view = element(
    'div',
    { className: 'field' },
    element('label', { htmlFor: id }, label, ' ', element('span', { className: 'quiet' }, aside)),
    text,
  )
  if (help) {
    view.append(element('p', { id: `${id}-help`, className: 'quiet help' }, help))
    text.setAttribute('aria-describedby', `${id}-help`)
  }
  return { view, text }
}
