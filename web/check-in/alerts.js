import { element } from '../lib/element.js'
import { PlaceFound } from '../outbox/places.js'

const DAY = 24 * 60 * 60 * 1000

/** What stands above everything else: no sign-in, no room, and what waits for somebody else or for too long. */
export class Alerts {
  #signIn = element(
    'p',
    { className: 'notice bad', hidden: true },
    'You are signed out. ',
    element('span', {}, ''),
    element('a', { className: 'button wide', href: '/sign-in?next=/check-in' }, 'Sign in'),
  )
  #notHost = element('p', { className: 'notice bad', hidden: true })
  #foreign = element('p', { className: 'notice bad', hidden: true })
  #old = element('p', { className: 'notice bad', hidden: true }, 'Something has waited for more than a day. Keep this phone and find a signal; nothing is dropped by itself.')
  #full = element('p', { className: 'notice bad', role: 'alert', hidden: true })
  #empty = element('div', { hidden: true }, element('h1', {}, 'Check in'), element('p'))

  view = element('div', { className: 'alerts' }, this.#full, this.#signIn, this.#notHost, this.#foreign, this.#old, this.#empty)

  /** `refusal` is what the server said when it did not let us in, or null. */
  show({ refusal, tally, pocket, oldest, now = Date.now() }) {
    this.#signIn.hidden = refusal?.status !== 401
    this.#notHost.hidden = !refusal || refusal.status === 401
    this.#notHost.textContent = refusal?.message ?? ''
    this.#signIn.querySelector('span').textContent = tally.waiting ? 'What waits here is safe and goes out when you are back. ' : ''
    this.#foreign.hidden = !tally.foreign
    this.#foreign.textContent = `${tally.foreign === 1 ? 'One entry' : `${tally.foreign} entries`} of somebody else ${tally.foreign === 1 ? 'waits' : 'wait'} here until that person signs in.`
    this.#old.hidden = !oldest || now - Date.parse(oldest) < DAY
    this.#empty.hidden = !!pocket?.stops.length
    this.#empty.lastChild.textContent = whyEmpty(pocket, refusal)
  }

  /** The phone could not keep what was said, and why; undefined when the next one was kept. */
  notKept(error) {
    this.#full.hidden = !error
    this.#full.textContent = error ? whyNotKept(error) : ''
  }
}

function whyEmpty(pocket, refusal) {
  if (pocket) return 'No stops yet. The PR team plans them at the desk; then the buttons stand here.'
  return refusal ? '' : 'This phone has not read the tour yet. It needs a signal once; after that it works without.'
}

function whyNotKept(error) {
  if (error instanceof PlaceFound) return error.message
  if (error.name === 'QuotaExceededError') return 'This phone’s storage is full, so that was not kept. Free some room and say it again.'
  return 'This phone could not keep that. Say it again, or open the page with plain buttons.'
}
