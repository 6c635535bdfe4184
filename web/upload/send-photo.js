import { prepare } from './prepare.js'
import { Tus } from './tus.js'

/**
 * Upgrades a fan's form: takes the place out of the photo here, before it is sent, and gets it over a line that breaks. Without
 * it the form posts by itself.
 */
class SendPhoto extends HTMLElement {
  #tus = new Tus()
  #listening
  #ready = null

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening

    this.addEventListener('change', event => event.target.type === 'file' && this.#choose(event.target), { signal })
    this.addEventListener('submit', event => this.#submit(event), { signal })
    window.addEventListener('beforeunload', event => this.dataset.state === 'sending' && event.preventDefault(), { signal })
    const input = this.querySelector('input[type=file]')
    if (!input) return // no stop to send it to
    this.#part('placeless').hidden = false
    if (input.files.length) this.#choose(input) // chosen before this script came
  }

  disconnectedCallback() {
    this.#listening.abort()
  }

  #choose(input) {
    const [file] = input.files
    this.#part('picture').hidden = true
    this.#complain('')
    this.#ready = file ? prepare(file, Number(this.dataset.limit)) : null
    this.#ready?.then(
      ({ preview }) => input.files[0] === file && this.#showPicture(preview ?? file),
      error => input.files[0] === file && this.#complain(error.message),
    )
  }

  async #submit(event) {
    event.preventDefault()
    if (this.dataset.state === 'sending') return
    const said = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => typeof value === 'string'))
    this.dataset.state = 'sending'
    this.#complain('')
    try {
      await this.#send(said)
      this.#thank()
    } catch (error) {
      if (this.#listening.signal.aborted) return
      this.dataset.state = ''
      this.#say('')
      this.#complain(error.message)
    }
  }

  async #send({ csrf, ...said }) {
    this.#say('Is being made ready …')
    const { original, takenAt } = await this.#ready
    await this.#tus.send({
      key: said.photo,
      file: await original(),
      said: { ...said, tour: this.dataset.tour, part: 'original', takenAt, filetype: 'image/jpeg' },
      signal: this.#listening.signal,
      onProgress: (sent, whole) => this.#progress(sent / whole),
      onWait: words => this.#say(`${words} It goes on by itself.`),
    })
  }

  #progress(fraction) {
    const bar = this.#part('progress')
    bar.hidden = false
    bar.value = fraction
    this.#say('The photo is on its way.')
  }

  #thank() {
    this.dataset.state = 'sent'
    this.replaceChildren(this.#part('thanks').content)
    this.querySelector('h1').focus()
    scrollTo(0, 0)
  }

  #showPicture(blob) {
    const picture = this.#part('picture')
    const address = URL.createObjectURL(blob)
    picture.addEventListener('load', () => URL.revokeObjectURL(address), { once: true })
    picture.src = address
    picture.hidden = false
  }

  #say(words) {
    const said = this.#part('said')
    if (said.textContent !== words) said.textContent = words
    if (!words) this.#part('progress').hidden = true
  }

  #complain(words) {
    const wrong = this.#part('wrong')
    wrong.textContent = words
    wrong.hidden = !words
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`)
  }
}

customElements.define('send-photo', SendPhoto)
