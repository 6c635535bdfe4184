/**
 * Lets staff choose, in the `photo-picker` inside, the photo that stands for a stop. Without this script the desk's list of
 * photos leads there too.
 */
class LeadPhoto extends HTMLElement {
  #listening

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    const button = this.querySelector('[data-do=choose]')
    button.hidden = false
    button.addEventListener('click', () => this.querySelector('photo-picker').open(), { signal })
    this.addEventListener('photos-picked', ({ detail }) => this.#put(detail.photos[0]), { signal })
  }

  disconnectedCallback() {
    this.#listening.abort()
  }

  async #put(photo) {
    const answer = await fetch(`/api/photos/${photo.id}/lead`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    }).catch(() => null)
    if (answer?.ok) return this.#show(await answer.json())
    const problem = answer?.headers.get('Content-Type')?.includes('problem+json') ? await answer.json() : null
    this.#say(problem?.detail ?? 'That did not reach the server. Try again when the line is better.', true)
  }

  #show({ alt, place, sources }) {
    const picture = this.querySelector('img')
    picture.src = sources.find(({ type, width }) => type === 'image/jpeg' && width >= 640)?.url ?? sources.at(-1).url
    picture.alt = alt
    picture.hidden = false
    this.#say(`This photo stands for ${place} now.`, false)
  }

  #say(words, isWrong) {
    const said = this.querySelector('[role=status]')
    said.className = isWrong ? 'notice bad' : 'notice good'
    said.textContent = words
  }
}

customElements.define('lead-photo', LeadPhoto)
