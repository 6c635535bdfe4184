import { element } from '../lib/element.js'
import { PhotoCard } from './photo-card.js'
import { prepare } from './prepare.js'
import { Sending } from './sending.js'
import { Tus } from './tus.js'
import { photos as counted, summary } from './words.js'

/** With this list phones hand over JPEG where they have HEIC: with image/* they would not. */
const TYPES = 'image/jpeg,image/png,image/webp'

const LIMIT = 25 * 1024 * 1024

/**
 * Lets staff choose photos, say what can be seen, and send them over a bad line. `data-tour` names the tour, `data-stop` the stop
 * that they are of; a `select` named stop inside, empty for "where the host was", lets people choose. `data-limit` is the
 * largest file in bytes.
 */
class PhotoUpload extends HTMLElement {
  #photos = []
  #preparing = Promise.resolve()
  #sending = new Sending({ tus: new Tus(), onChange: photo => this.#changed(photo) })
  #listening

  #choose = element('input', { type: 'file', multiple: true, accept: TYPES, className: 'unseen' })
  #list = element('ol', { className: 'photos' })
  #nudge = element('p', { className: 'quiet', hidden: true })
  #send = element('button', { type: 'button', className: 'button primary wide', hidden: true })
  #status = element('p', { className: 'status', role: 'status', tabIndex: -1 })
  #seen = element('p', { hidden: true })

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening

    this.#build()
    this.#choose.addEventListener('change', () => this.#addChosen(), { signal })
    this.#send.addEventListener('click', () => this.#sendReady(), { signal })
    this.addEventListener('dragover', event => this.#dragOver(event), { signal })
    this.addEventListener('dragleave', () => delete this.dataset.over, { signal })
    this.addEventListener('drop', event => this.#drop(event), { signal })
    window.addEventListener('beforeunload', event => this.#sending.isBusy && event.preventDefault(), { signal })
  }

  disconnectedCallback() {
    this.#listening.abort()
    this.#sending.stop()
  }

  #build() {
    const stops = this.querySelector('[data-part=stops]')
    if (stops) stops.hidden = false
    this.append(
      element('label', { className: 'button wide add' }, 'Add photos', this.#choose),
      element('p', { className: 'quiet drop' }, 'or drop them here'),
      this.#list,
      this.#nudge,
      this.#send,
      this.#status,
      this.#seen,
    )
  }

  #addChosen() {
    this.#add(this.#choose.files)
    this.#choose.value = '' // so that the same photo can be chosen once more
  }

  #dragOver(event) {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    this.dataset.over = ''
  }

  #drop(event) {
    event.preventDefault()
    delete this.dataset.over
    this.#add(event.dataTransfer.files)
  }

  #add(files) {
    for (const file of files) {
      const photo = { id: crypto.randomUUID(), file }
      photo.card = new PhotoCard(photo, {
        onRemove: () => this.#remove(photo),
        onAgain: () => this.#again(photo),
        onInput: () => this.#sum(),
      })
      this.#photos.push(photo)
      this.#list.append(photo.card.view)
      this.#changed(photo)
      // One at a time: a phone has no room for ten large photos drawn at once.
      this.#preparing = this.#preparing.then(() => this.#prepare(photo))
    }
  }

  async #prepare(photo) {
    if (!this.#photos.includes(photo)) return
    try {
      Object.assign(photo, await prepare(photo.file, Number(this.dataset.limit ?? LIMIT)), { ready: true })
      photo.card.showPicture(photo.preview ?? photo.file)
    } catch (error) {
      photo.unfit = error.message
    }
    this.#changed(photo)
  }

  #ready() {
    return this.#photos.filter(photo => photo.ready && !photo.state)
  }

  #sendReady() {
    const ready = this.#ready()
    ready.forEach(photo => (photo.said = this.#said(photo)))
    this.#sending.send(ready).then(() => this.#sum())
    this.#status.focus()
  }

  #said(photo) {
    const { alt, caption } = photo.card
    const stop = this.#stop()
    return { tour: this.dataset.tour, stop, takenAt: photo.takenAt, alt, caption, filetype: 'image/jpeg' }
  }

  #stop() {
    return this.querySelector('select[name=stop]')?.value ?? this.dataset.stop
  }

  #again(photo) {
    photo.said = this.#said(photo)
    this.#sending.again(photo).then(() => this.#sum())
    this.#status.focus()
  }

  #remove(photo) {
    const at = this.#photos.indexOf(photo)
    this.#photos.splice(at, 1)
    if (photo.state) this.#sending.cancel(photo)
    photo.card.view.remove()
    const next = this.#photos[at] ?? this.#photos[at - 1]
    if (next && next.state?.stage !== 'done') next.card.focusRemove()
    else this.#choose.focus()
    this.#sum()
  }

  #changed(photo) {
    photo.card.show()
    this.#sum()
  }

  #sum() {
    const ready = this.#ready()
    const mute = ready.filter(photo => !photo.card.alt).length
    this.#send.hidden = ready.length === 0
    this.#send.textContent = `Send ${counted(ready.length)}`
    this.#nudge.hidden = mute === 0
    this.#nudge.textContent = `${mute === 1 ? 'One says' : `${mute} say`} nothing yet to people who cannot see. You may send it all the same; the blog waits for the words.`
    const words = summary(this.#photos)
    if (this.#status.textContent !== words) this.#status.textContent = words // else it would be read out again and again
    this.#seen.hidden = !this.#photos.some(photo => photo.state?.stage === 'done')
    this.#seen.replaceChildren(this.#whereToSee())
  }

  #whereToSee() {
    const tour = `/tours/${encodeURIComponent(this.dataset.tour)}`
    const stop = this.#stop()
    return stop
      ? element('a', { href: `${tour}/stops/${encodeURIComponent(stop)}` }, 'See the page of the stop')
      : element('a', { href: tour }, 'See the tour’s page')
  }
}

customElements.define('photo-upload', PhotoUpload)
