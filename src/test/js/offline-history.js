import { seeded } from './seeded.js'

/** The stops of one day, far enough apart that the first one stays the first. */
export const STARTS = ['03:00', '12:00', '17:00']

/**
 * One generated history: what two phones of one host and the PR team do, one after the other, and how the host decides when the plan
 * has changed under a phone. `steps` are plain data, and name earlier steps by their place.
 *
 * On days that slip nobody leaves any stop but the first: a slip takes along what is still open when the server takes it, and
 * whether an offline phone has left it is just what nobody knows then.
 */
export function historyOf(seed) {
  const random = seeded(seed * 7_919 + 1)
  const below = count => Math.floor(random() * count)
  const pick = list => list[below(list.length)]
  const slips = random() < 0.6
  const cancels = random() < 0.6
  const steps = []

  const act = {
    say: () => {
      const stop = below(STARTS.length)
      const kind = pick(slips && stop > 0 ? ['arrived', 'arrived', 'late'] : ['arrived', 'arrived', 'late', 'left', 'left'])
      return { kind, stop, ...(kind === 'late' && { minutes: 5 * (1 + below(9)) }) }
    },
    takeBack: () => about(step => step.do === 'say' && mayTakeBack(step), at => ({ of: at })),
    note: () => about(step => step.do === 'say', at => ({ of: at, words: `Words ${below(100)}` })),
    slip: () => (slips ? { stop: below(STARTS.length), minutes: pick([-30, 15, 30, 45, 60]) } : null),
    teamSlips: () => ({ stop: below(STARTS.length), minutes: pick([-15, 15, 30, 45]), scope: slips ? pick(['stop', 'day']) : 'stop' }),
    teamCancels: () => (cancels ? { stop: below(STARTS.length) } : null),
    teamReinstates: () => about(step => step.do === 'teamCancels', at => ({ stop: steps[at].stop })),
    teamMoves: () => ({ stop: below(STARTS.length) }),
    line: () => ({ isUp: random() < 0.5 }),
    read: () => ({}),
    kill: () => ({}),
  }

  /** The team cannot cancel a stop that it knows to be left; so had it known, it would be another history. */
  function mayTakeBack({ kind }) {
    return kind !== 'left' || !cancels
  }

  /** Of an earlier step of the same phone, or of the team. */
  function about(isSubject, more) {
    const found = steps.map((step, at) => (isSubject(step) && (step.do !== 'say' || step.phone === phone) ? at : -1)).filter(at => at >= 0)
    return found.length ? more(pick(found)) : null
  }

  let phone = 0
  for (let length = 5 + below(10); steps.length < length; ) {
    phone = below(2)
    const what = pick(DECK)
    const step = act[what]()
    if (step) steps.push({ do: what, phone, ...step })
  }
  return {
    seed,
    slips,
    steps,
    startsUp: [random() < 0.5, random() < 0.3],
    decidesSoon: [random() < 0.5, random() < 0.5],
    keepsMine: steps.map(() => random() < 0.55),
    random,
  }
}

const DECK = Object.entries({
  say: 16,
  takeBack: 3,
  note: 3,
  slip: 5,
  teamSlips: 6,
  teamCancels: 2,
  teamReinstates: 2,
  teamMoves: 2,
  line: 6,
  read: 3,
  kill: 2,
}).flatMap(([what, times]) => Array(times).fill(what))
