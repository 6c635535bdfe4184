import { element } from '../lib/element.js'

const DAY = 24 * 60 * 60 * 1000

/** What stands above everything else: no signal, no sign-in, no room, and what waits for somebody else or for too long. */
export class Alerts {
  #offline = element('p', { className: 'notice', hidden: true }, 'No signal. Go on: everything is kept on this phone and goes out by itself.')
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

  view = element('div', { className: 'alerts' }, this.#full, this.#signIn, this.#notHost, this.#offline, this.#foreign, this.#old, this.#empty)

  /** `refusal` is what the server said when it did not let us in, or null. */
  show({ refusal, tally, pocket, isOffline, oldest, now = Date.now() }) {
    this.#offline.hidden = !isOffline
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

  /** The phone could not keep what was said. */
  full(error) {
    this.#full.textContent = `This phone could not keep that: ${error?.name === 'QuotaExceededError' ? 'its storage is full. Free some room and say it again' : 'its storage refuses. Say it again, or open the page that works without it'}.`
    this.#full.hidden = false
  }
}

function whyEmpty(pocket, refusal) {
  if (pocket) return 'No stops yet. The PR team plans them at the desk; then the buttons stand here.'
  return refusal ? '' : 'This phone has not read the tour yet. It needs a signal once; after that it works without.'
}
