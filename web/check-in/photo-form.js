import { element } from '../lib/element.js'
import { PhotoCard } from '../upload/photo-card.js'
import { prepare } from '../upload/prepare.js'
import { photos as counted } from '../upload/words.js'
import { holdsPlace, NO_PLACES } from '../outbox/places.js'
import { field, moreItem } from './more-item.js'

/** With this list phones hand over JPEG where they have HEIC: with image/* they would not. */
const TYPES = 'image/jpeg,image/png,image/webp'

const LIMIT = 25 * 1024 * 1024

/** Chooses photos and puts them into the queue, without the place where they were taken. */
export class PhotoForm {
  #photos = []
  #preparing = Promise.resolve()
  #onPhoto
  #isChosenByHand = false
  #stop = element('select')
  #choose = element('input', { type: 'file', multiple: true, accept: TYPES, className: 'unseen' })
  #list = element('ol', { className: 'photos' })
  #status = element('p', { role: 'status', className: 'quiet' })
  #queue = element('button', { type: 'button', className: 'button primary wide', hidden: true })

  view = moreItem(
    'Photos',
    element(
      'div',
      { className: 'stack' },
      element('label', { className: 'button wide add' }, 'Add photos', this.#choose),
      field('photos-stop', 'Where they were taken', this.#stop).view,
      this.#list,
      this.#status,
      this.#queue,
    ),
  )

  /** `onPhoto({ stop, takenAt, alt, caption }, { preview, original })` resolves when the phone keeps it. */
  constructor(onPhoto) {
    this.#onPhoto = onPhoto
    this.#choose.addEventListener('change', () => this.#addChosen())
    this.#stop.addEventListener('change', () => (this.#isChosenByHand = true))
    this.#queue.addEventListener('click', () => this.#queueAll())
  }

  show(stops, chosen) {
    const options = ['', ...stops.map(({ slug }) => slug)].join()
    if (this.#stop.dataset.options !== options) {
      this.#stop.dataset.options = options
      this.#stop.replaceChildren(new Option('Where I was at that time', ''), ...stops.map(({ slug, store, city }) => new Option(`${store}, ${city}`, slug)))
      this.#isChosenByHand = false
    }
    if (!this.#isChosenByHand) this.#stop.value = chosen.status === 'live' ? chosen.slug : ''
  }

  #addChosen() {
    for (const file of this.#choose.files) {
      const photo = { file }
      photo.card = new PhotoCard(photo, { onRemove: () => this.#remove(photo), onAgain: () => {}, onInput: () => {} })
      this.#photos.push(photo)
      this.#list.append(photo.card.view)
      photo.card.show()
      // One at a time: a phone has no room for ten large photos drawn at once.
      this.#preparing = this.#preparing.then(() => this.#prepare(photo))
    }
    this.#choose.value = '' // so that the same photo can be chosen once more
    this.#status.textContent = ''
  }

  async #prepare(photo) {
    try {
      const { takenAt, preview, original } = await prepare(photo.file, LIMIT)
      Object.assign(photo, { takenAt, preview, original: await original(), ready: true })
      photo.card.showPicture(preview ?? photo.original)
    } catch (error) {
      photo.unfit = error.message
    }
    photo.card.show()
    this.#sum()
  }

  #remove(photo) {
    this.#photos = this.#photos.filter(other => other !== photo)
    photo.card.view.remove()
    this.#choose.focus()
    this.#sum()
  }

  #ready() {
    return this.#photos.filter(({ ready }) => ready)
  }

  #sum() {
    const count = this.#ready().length
    this.#queue.hidden = count === 0
    this.#queue.textContent = `Send ${counted(count)}`
  }

  async #queueAll() {
    const ready = this.#ready()
    if (ready.some(({ card }) => holdsPlace(`${card.alt} ; ${card.caption}`))) return void (this.#status.textContent = NO_PLACES)
    // Taken out at once: a second tap must not find them.
    this.#photos = this.#photos.filter(photo => !ready.includes(photo))
    const stop = this.#stop.value
    const kept = []
    for (const photo of ready) {
      if (!(await this.#onPhoto(said(photo, stop), { preview: photo.preview, original: photo.original }))) break
      photo.card.view.remove()
      kept.push(photo)
    }
    this.#photos.unshift(...ready.slice(kept.length))
    this.#isChosenByHand = false
    this.#sum()
    this.#status.textContent = kept.length ? told(kept) : ''
    this.view.querySelector('summary').focus()
  }
}

const said = ({ takenAt, card: { alt, caption } }, stop) => ({ stop, takenAt, alt, caption })

function told(photos) {
  const isMute = photos.some(({ card }) => !card.alt)
  return `${counted(photos.length)} in the queue.${isMute ? ' The blog waits for words for those who cannot see.' : ''}`
}
