import { hasAutofill, isSupported, make, prove, wordsFor } from './passkeys.js'

/** A challenge is good for five minutes; one that waits in a field is asked for anew before that. */
const ASK_AGAIN_AFTER = 4 * 60_000

/**
 * Shows its button where the browser knows passkeys. A press asks the server at `data-ask`, lets the device sign (or, with
 * `data-make`, make a passkey), tells the server at `data-tell` and goes on to `data-next`. With `data-autofill` the browser
 * also offers passkeys in the page's own fields.
 */
class PasskeyButton extends HTMLElement {
  #listening
  #ceremony
  #askingAgain

  connectedCallback() {
    if (!isSupported()) return
    this.hidden = false
    this.#listening = new AbortController()
    const { signal } = this.#listening

    this.addEventListener('click', event => event.target.closest('button') && this.#press(), { signal })
    if ('autofill' in this.dataset) this.#offerInFields()
  }

  disconnectedCallback() {
    this.#listening?.abort()
    this.#ceremony?.abort()
    clearTimeout(this.#askingAgain)
  }

  async #press() {
    const button = this.querySelector('button')
    if (button.ariaDisabled === 'true') return
    button.ariaDisabled = 'true'
    this.#say('')
    await this.#run()
    button.ariaDisabled = null
  }

  async #offerInFields() {
    if (!(await hasAutofill())) return
    this.#askingAgain = setTimeout(() => this.#offerInFields(), ASK_AGAIN_AFTER)
    this.#run('conditional')
  }

  // The browser runs one ceremony at a time: a press ends the one that waits in a field.
  async #run(mediation) {
    this.#ceremony?.abort()
    const { signal } = (this.#ceremony = new AbortController())
    try {
      const options = await (await send(this.dataset.ask, undefined, signal)).json()
      const credential = 'make' in this.dataset ? await make(options, signal) : await prove(options, signal, mediation)
      await send(this.dataset.tell, { ...this.#name(), credential }, signal)
      location.assign(this.dataset.next)
    } catch (error) {
      if (!signal.aborted) this.#say(wordsFor(error))
    }
  }

  #name() {
    const name = this.querySelector('input')?.value
    return name && { name }
  }

  #say(words) {
    const notice = this.querySelector('[role=alert]')
    notice.textContent = words
    notice.hidden = !words
  }
}

async function send(address, body, signal) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: body && JSON.stringify(body),
    signal,
  }).catch(error => {
    throw error.name === 'AbortError' ? error : new Error('There is no connection just now. Try again.')
  })
  if (!answer.ok) throw new Error((await answer.json()).detail)
  return answer
}

customElements.define('passkey-button', PasskeyButton)
