import { element } from '../lib/element.js'
import { hours, shortDay } from '../map/times.js'
import { isOfItsStop, mayKeepMine } from '../outbox/conflicts.js'
import { shift, whatItSays } from './entry-words.js'

/** What was said by a plan that the PR team has changed meanwhile: both versions beside each other, and two buttons. */
export class Asking {
  #onKeep
  #shown = ''

  view = element('section', { className: 'asking', ariaLabel: 'Please decide', hidden: true })

  /** `onKeep(entry, 'mine' | 'theirs')`. */
  constructor(onKeep) {
    this.#onKeep = onKeep
  }

  show(entries, stops) {
    const asking = entries.filter(({ state }) => state === 'asking')
    this.view.hidden = asking.length === 0
    const now = JSON.stringify(asking.map(({ id, theirs }) => [id, theirs]))
    if (now === this.#shown) return
    this.#shown = now
    this.view.replaceChildren(
      element('h2', {}, 'The PR team changed the plan meanwhile'),
      ...asking.map(entry => this.#card(entry, stops.find(({ slug }) => slug === entry.theirs.slug))),
    )
  }

  #card(entry, stop) {
    const { theirs } = entry
    return element(
      'article',
      { className: 'card stack' },
      element('h3', {}, `${theirs.store}, ${theirs.city}`),
      element(
        'div',
        { className: 'versions' },
        version('Yours', whatItSays(entry), byYourPlan(entry, theirs)),
        version('Theirs', theirWords(theirs), theirs.cancelReason ? `“${theirs.cancelReason}”` : (stop?.city ?? theirs.city)),
      ),
      ...this.#mine(entry),
      this.#button('Keep theirs', entry, 'theirs', ''),
    )
  }

  #mine(entry) {
    if (!mayKeepMine(entry)) return [element('p', { className: 'quiet' }, 'A day cannot be slipped from a stop that does not take place. Slip it again from the next stop.')]
    const button = this.#button('Keep mine', entry, 'mine', 'primary')
    if (entry.theirs.status !== 'cancelled') return [button]
    return [element('p', { className: 'quiet' }, 'If you keep yours, your words are kept too, but the stop stays cancelled until the PR team reinstates it.'), button]
  }

  #button(words, entry, whose, className) {
    const button = element('button', { type: 'button', className: `button wide ${className}`, ariaLabel: `${words}: ${entry.theirs.store}` }, words)
    button.addEventListener('click', () => this.#onKeep(entry, whose))
    return button
  }
}

const version = (whose, words, detail) =>
  element('div', { className: 'version' }, element('p', { className: 'eyebrow' }, whose), element('p', {}, element('strong', {}, words)), element('p', { className: 'quiet' }, detail))

function byYourPlan({ kind, body, happenedAt, stop }, theirs) {
  const said = `Said ${moment(happenedAt, theirs.zone)}`
  if (!body.planned) return said
  if (kind !== 'slip') return `${said}, when it was planned for ${moment(body.planned, theirs.zone)}${isOfItsStop({ stop, theirs }) && stop !== theirs.slug ? ' at another store' : ''}`
  const target = new Date(Date.parse(body.planned) + body.minutes * 60_000)
  return `${said}: from ${moment(body.planned, theirs.zone)} to ${moment(target, theirs.zone)}, ${shift(body.minutes)}`
}

const theirWords = ({ status, starts, ends, zone }) =>
  status === 'cancelled' ? 'The stop is cancelled' : `${shortDay(starts, zone)}, ${hours(starts, ends, zone)}`

const moment = (instant, zone) => `${shortDay(instant, zone)}, ${clockOnly(instant, zone)}`

const clockOnly = (instant, zone) => new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(new Date(instant))
