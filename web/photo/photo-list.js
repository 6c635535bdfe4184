/**
 * The photos that a page shows, in its order, under whatever the stream tells: in any order, twice, or of photos that the page
 * does not have. An entry is { id, shownAt, lead, stop } with what else the page keeps of it.
 */
export class PhotoList {
  #photos
  #heard = new Map()
  #readings = new Set()
  #stop
  #atMost
  #leadFirst
  #takesNew

  /**
   * `stop` (slug) keeps one stop's photos only; `atMost` so many; `leadFirst` puts what stands for its stop before the others;
   * without `takesNew` it is a page further back, where nothing is added.
   */
  constructor(photos, { stop, atMost = Infinity, leadFirst = false, takesNew = true } = {}) {
    this.#stop = stop
    this.#atMost = atMost
    this.#leadFirst = leadFirst
    this.#takesNew = takesNew
    this.replace(photos)
  }

  get photos() {
    return this.#photos
  }

  find(id) {
    return this.#photos.find(photo => photo.id === id)
  }

  /** Call it before asking the server: what is heard while the answer is on its way is newer than the answer. */
  beginReading() {
    const meanwhile = []
    this.#readings.add(meanwhile)
    return meanwhile
  }

  /** What the server says there is. */
  replace(photos, meanwhile = []) {
    this.#photos = this.#arranged(photos.filter(photo => this.#belongs(photo)))
    this.#applyAgain(meanwhile)
  }

  /** Further photos behind those that are here. */
  append(photos, meanwhile = []) {
    this.#photos = this.#arranged([...this.#photos, ...photos.filter(({ id }) => !this.find(id))])
    this.#applyAgain(meanwhile)
  }

  /** Answers what that did here: 'shown', 'changed', 'removed', or nothing. */
  receive(event) {
    const { number, photo } = event
    if (number <= this.#heard.get(photo.id)) return undefined
    this.#heard.set(photo.id, number)
    this.#readings.forEach(meanwhile => meanwhile.push(event))
    return this.#apply(event)
  }

  #applyAgain(meanwhile) {
    this.#readings.delete(meanwhile)
    meanwhile.forEach(event => this.#apply(event))
  }

  #apply({ kind, photo }) {
    const known = this.find(photo.id)
    if (kind === 'photo-removed' || !this.#belongs(photo)) return known && this.#drop(photo.id)
    if (!known && (kind !== 'photo-shown' || !this.#takesNew)) return undefined
    this.#photos = this.#arranged([...this.#photos.filter(({ id }) => id !== photo.id), photo])
    if (!this.find(photo.id)) return undefined
    return known ? 'changed' : 'shown'
  }

  #drop(removed) {
    this.#photos = this.#photos.filter(({ id }) => id !== removed)
    return 'removed'
  }

  #belongs({ stop }) {
    return !this.#stop || stop === this.#stop
  }

  #arranged(photos) {
    return photos.sort(this.#leadFirst ? leadThenNewest : newest).slice(0, this.#atMost)
  }
}

const newest = (a, b) => Date.parse(b.shownAt) - Date.parse(a.shownAt) || (a.id < b.id ? -1 : 1)

const leadThenNewest = (a, b) => b.lead - a.lead || newest(a, b)
