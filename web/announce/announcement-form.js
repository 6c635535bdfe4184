import { element } from '../lib/element.js'
import { near, words } from '../photo/photo-words.js'
import { count, data, draft, due, verdict } from './draft.js'

const PAUSE = 350

/**
 * Shows, while somebody writes, what every channel would show. The cards stand in the page already; the server answers what to
 * put into them, and keeps nothing. Without this script a button asks for the same.
 */
class AnnouncementForm extends HTMLElement {
  #listening
  #asking
  #timer
  #asked = ''
  #writesIn

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    const form = this.#form
    this.#writesIn = form.elements.text
    this.querySelector('[data-plain]').hidden = true
    this.querySelector('[data-part=fields]').hidden = false
    this.querySelector('[data-do=choose]').hidden = false
    form.addEventListener('input', event => this.#changed(event), { signal })
    form.addEventListener('change', event => this.#changed(event), { signal })
    form.addEventListener('focusin', ({ target }) => this.#at(target), { signal })
    this.addEventListener('click', event => this.#click(event), { signal })
    this.addEventListener('photos-picked', ({ detail }) => this.#pick(detail.photos[0]), { signal })
    this.#showChannels()
    this.#ask()
  }

  disconnectedCallback() {
    this.#listening.abort()
    this.#asking?.abort()
    clearTimeout(this.#timer)
  }

  get #form() {
    return this.querySelector('form')
  }

  #part(name, inside = this) {
    return inside.querySelector(`[data-part=${name}]`)
  }

  #at(target) {
    if (target.matches('[name=title], [name=text], [name=own]')) this.#writesIn = target
  }

  #changed({ target }) {
    const { elements } = this.#form
    if (target.name === 'stop') {
      this.#part('zone').textContent = target.selectedOptions[0].dataset.zone
      this.querySelector('photo-picker').dataset.stop = target.value
    }
    if (target.name === 'language') elements.text.lang = target.value
    if (['amount', 'unit', 'side', 'anchor'].includes(target.name)) elements.timing.value = 'own'
    if (target.name === 'at') elements.timing.value = 'fixed'
    if (target.name === 'on') this.#showChannels()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#ask(), PAUSE)
  }

  #click({ target }) {
    const field = target.closest('[data-field]')?.dataset.field
    if (field) this.#insert(field)
    if (target.closest('[data-do=choose]')) this.querySelector('photo-picker').open()
  }

  #insert(field) {
    const at = this.#writesIn
    at.focus()
    at.setRangeText(field, at.selectionStart, at.selectionEnd, 'end')
    at.dispatchEvent(new Event('input', { bubbles: true }))
  }

  #pick(card) {
    const known = this.querySelector(`[name=photo][value="${card.id}"]`)
    const radio = known ?? this.#choice(card)
    radio.checked = true
    this.#form.elements.photoAlt.value = ''
    radio.focus()
    radio.dispatchEvent(new Event('change', { bubbles: true }))
  }

  #choice(card) {
    const radio = element('input', { type: 'radio', name: 'photo', value: card.id })
    radio.dataset.near = near(card, 640).url
    const img = element('img', { src: near(card, 320).url, alt: words(card), width: 112, height: 84 })
    this.#part('photos').append(element('label', { className: 'photo-choice' }, radio, ' ', img))
    return radio
  }

  #showChannels() {
    const on = new Set(new FormData(this.#form).getAll('on'))
    for (const card of this.querySelectorAll('.shows')) card.hidden = !on.has(card.dataset.channel)
  }

  async #ask() {
    const request = draft([...new FormData(this.#form)], this.dataset.tour)
    const body = JSON.stringify(request)
    if (!request || body === this.#asked) return
    this.#asked = body
    this.#asking?.abort()
    this.#asking = new AbortController()
    try {
      const answer = await fetch(`/api/tours/${encodeURIComponent(this.dataset.tour)}/announcement-previews`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        signal: this.#asking.signal,
      })
      await this.#read(answer)
    } catch (e) {
      if (e.name !== 'AbortError') this.#trouble('The preview did not reach the server. What you write is still here.')
    }
  }

  async #read(answer) {
    const isJson = answer.headers.get('Content-Type')?.includes('json')
    const said = isJson ? await answer.json() : null
    if (answer.ok && said) return this.#show(said)
    this.#trouble(said?.detail ?? 'The server cannot show it just now. What you write is still here.')
  }

  #trouble(words) {
    this.#asked = ''
    const notice = this.#part('trouble')
    notice.textContent = words
    notice.hidden = false
  }

  #show(view) {
    this.#part('trouble').hidden = true
    this.#part('nothing').hidden = true
    this.#part('shown').hidden = false
    this.#showDue(view)
    this.#showReport(view.lint)
    for (const on of view.channels) this.#showOn(view, on)
  }

  #showDue(view) {
    const line = this.#part('due')
    line.textContent = due(view, this.#form.elements.stop.selectedOptions[0].dataset.zone)
    line.hidden = false
  }

  #showReport(report) {
    const lint = this.querySelector('.lint')
    if (!lint) return
    const { code, words: said } = verdict(report)
    lint.dataset.verdict = code
    this.#part('verdict', lint).textContent = said
    this.#part('score', lint).value = report.score
    this.#part('points', lint).textContent = `${report.score} of 100`
    const list = this.#part('findings', lint)
    list.hidden = !report.findings.length
    list.replaceChildren(...report.findings.map(finding))
  }

  #showOn(view, on) {
    const card = this.querySelector(`.shows[data-channel="${on.channel}"]`)
    if (!card) return
    const { words: said, over } = count(on)
    this.#put(card, 'count', said).classList.toggle('over', over > 0)
    this.#put(card, 'says', on.says)
    this.#put(card, 'place', `${view.stop.store}, ${view.stop.city}`)
    this.#put(card, 'data', data(view, on))
    this.#put(card, 'title', on.title)
    this.#put(card, 'address', on.link ?? '')
    this.#put(card, 'host', on.link ? new URL(on.link).host : '')
    const photo = view.photo ? this.querySelector('[name=photo]:checked') : null
    const link = this.#part('link', card)
    if (link) link.hidden = !on.link || (photo && link.classList.contains('link-card'))
    this.#showPicture(this.#part('picture', card), photo, view.photoAlt)
  }

  #put(card, part, text) {
    const place = this.#part(part, card)
    if (place) place.textContent = text
    return place
  }

  #showPicture(img, photo, alt) {
    if (!img) return
    img.hidden = !photo?.dataset.near
    img.alt = alt ?? ''
    if (!img.hidden) img.src = photo.dataset.near
  }
}

function finding({ reason, points, advice, example }) {
  return element(
    'li',
    {},
    element('p', { className: 'finding-reason' }, `${reason} `, element('span', { className: 'quiet-small', textContent: `−${points}` })),
    element('p', { textContent: advice }),
    ...(example ? [element('p', { className: 'quiet-small', textContent: `Such as: ${example}` })] : []),
  )
}

customElements.define('announcement-form', AnnouncementForm)
