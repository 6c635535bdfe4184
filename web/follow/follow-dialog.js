import { element } from '../lib/element.js'

/** What will come, and how often. */
const promise = host =>
  `This browser shows a short note when a stop is near, when ${host} is there, and when a time changes. On most days that is two or three, and nothing else.`

const KEPT =
  'No account, no e-mail. What is kept is the address by which this browser takes notes, until you stop following, and at most a week after the tour.'

const NO_KEY = 'This site cannot send notes yet. Please come back later.'
const NOT_ASKED = 'Nothing was changed: the browser was not allowed to show notes.'

/** Says what will come, lets choose of what, and only then lets the browser ask for permission. */
export class FollowDialog {
  #dialog
  #said
  #follow
  #key

  /**
   * @param store name of the stop's store; undefined on the tour's own page
   * @param readKey answers the key for the subscription, or null where there is none
   * @param follow takes whether it is for the stop only, and the key; answers the state afterwards
   */
  constructor({ host, store, readKey, follow, onState }) {
    this.#said = element('p', { role: 'status' })
    this.#follow = element('button', { className: 'button primary', textContent: 'Follow', disabled: true })
    const close = element('button', { className: 'button', type: 'button', textContent: 'Close' })
    const form = element(
      'form',
      { className: 'stack' },
      element('p', { textContent: promise(host) }),
      ...(store ? [choices(store)] : [element('p', { textContent: 'To hear of one stop only, open its page.' })]),
      element('p', { className: 'quiet-small', textContent: KEPT }),
      this.#said,
      element('p', { className: 'row' }, this.#follow, close),
    )
    this.#dialog = element('dialog', { className: 'follow-dialog' }, element('h2', { id: 'follow-title', textContent: 'Tell me when…' }), form)
    this.#dialog.setAttribute('aria-labelledby', 'follow-title')
    form.addEventListener('submit', event => {
      event.preventDefault()
      this.#submit(new FormData(form).get('of') === 'stop', follow, onState)
    })
    close.addEventListener('click', () => this.#dialog.close())
    this.#readKey(readKey)
  }

  open(parent) {
    parent.append(this.#dialog)
    this.#dialog.showModal()
  }

  remove() {
    this.#dialog.remove()
  }

  /** Before the tap: browsers ask for permission only right behind one. */
  async #readKey(readKey) {
    try {
      this.#key = await readKey()
      this.#follow.disabled = !this.#key
      if (!this.#key) this.#said.textContent = NO_KEY
    } catch (error) {
      this.#said.textContent = error.message
    }
  }

  async #submit(isForStop, follow, onState) {
    this.#follow.disabled = true
    this.#said.textContent = ''
    try {
      const state = await follow(isForStop, this.#key)
      if (state === 'none') this.#said.textContent = NOT_ASKED
      else this.#dialog.close()
      onState(state)
    } catch (error) {
      this.#said.textContent = error.message
    }
    this.#follow.disabled = false
  }
}

function choices(store) {
  return element(
    'fieldset',
    {},
    element('legend', { textContent: 'What do you want to hear of?' }),
    choice('tour', 'The whole tour', true),
    choice('stop', `${store} only`, false),
  )
}

function choice(value, words, isChosen) {
  return element('label', {}, element('input', { type: 'radio', name: 'of', value, defaultChecked: isChosen }), ` ${words}`)
}
