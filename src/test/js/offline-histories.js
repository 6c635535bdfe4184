/**
 * Plays generated histories against the real server twice: with two phones whose lines are bad, and with a twin who is always online.
 * Both must end in the same state. What "the same" means:
 *
 * - What the host says of the past (check-ins, words) counts by the phone's time, whenever it comes. The twin says it at that time.
 * - What changes the plan counts when the server takes it, for the PR team and other phones plan by what they see. The twin slips when
 *   the phone's slip was taken, to the same time of day: a slip means where the stop is to be, not by how much.
 * - Where the plan has changed under a phone the host decides. Theirs: the twin never says it, nor words for it. Mine: the twin says
 *   it, knowing the newest plan. What an earlier decision at that stop took along counts as decided alike.
 * - The team cancels no stop that it knows to be left; what it did not do then, it does not do here.
 * - The twin lives a few seconds later; times are compared by whose act they are.
 *
 * Besides, whatever a phone says by another plan than the one it showed must have been decided by its host, each phone speaks in the
 * order in which its host did, and what it foresees comes true.
 *
 * Reads from its input `{ base, from, to, pairs: [[tour, tour], …] }`, each tour `{ slug, host, pr }` with tokens, and
 * writes what has occurred; ten histories share a pair of tours, each on a day of its own.
 */
import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { historyOf } from './offline-history.js'
import { Line } from './offline-line.js'
import { Phone } from './offline-phone.js'
import { Team, tick } from './offline-team.js'

export const PER_PAIR = 10

const CROWD = 4

const isByPhone = step => ['say', 'slip', 'takeBack', 'note'].includes(step.do)

/** Plays a history with bad lines; answers what the server has in the end, and what its twin must do. */
async function offline(history, team) {
  const taken = []
  const wire = []
  const inVain = new Set()
  let at = 0
  const phones = [0, 1].map(number => {
    const line = new Line({
      random: history.random,
      base: team.base,
      token: team.tour.host,
      onAnswer: (url, body, status) => {
        if (status === 201 || (status === 200 && url.includes('/slips/') && !taken.some(slip => slip.url === url))) {
          wire.push({ url, body, phone: number })
          if (url.includes('/slips/')) taken.push({ url, at, phone: number, body })
        }
      },
    })
    line.isUp = history.startsUp[number]
    return new Phone({ team, line, random: history.random, keepsMine: history.keepsMine })
  })
  await Promise.all(phones.map(phone => phone.shown()))

  for (; at < history.steps.length; at++) {
    const step = history.steps[at]
    const phone = phones[step.phone]
    if (isByPhone(step)) await phone.do(step, at)
    else if (step.do === 'line') phone.line.isUp = step.isUp
    else if (step.do === 'read') await phone.read()
    else if (step.do === 'kill') phone.line.diesAfter = Math.floor(history.random() * 4)
    else if (!(await team.act(step, at))) inVain.add(at)
    for (const other of phones) {
      await other.drain(2)
      if (history.decidesSoon[phones.indexOf(other)] && other.line.isUp && (await other.decide())) await other.drain(1)
    }
  }

  for (const phone of phones) phone.line.isUp = true
  const forecasts = []
  for (const phone of phones) {
    for (let rounds = 0; ; rounds++) {
      assert.ok(rounds < 60, 'it never ends')
      await phone.read()
      const forecast = await forecastOf(phone)
      const askedBefore = phone.asked.length
      await phone.drain(40)
      if (forecast) forecasts.push({ forecast, became: (await team.read()).map(stateOf), asks: (await phone.outbox.list()).some(({ state }) => state === 'asking') })
      if (!(await phone.decide()) && askedBefore === phone.asked.length) break
    }
    const { waiting, refused, asking, lost } = await phone.outbox.tally()
    assert.deepEqual({ waiting, refused, asking, lost }, { waiting: 0, refused: 0, asking: 0, lost: 0 })
  }
  for (const { forecast, became, asks } of forecasts) {
    // Whether a cancelled stop was left before, only the server can tell.
    const known = states => states.filter((state, at) => forecast[at].status !== 'cancelled')
    if (!asks) assert.deepEqual(known(became), known(forecast), 'the phone foresees what comes')
  }

  const acts = (await Promise.all(phones.map(phone => phone.sent()))).flat()
  mustBeDecided(wire, phones)
  phones.forEach(mustBeInOrder)
  return { acts, inVain, slips: taken.map(slip => ({ ...slip, act: actOf(slip, phones) })), asked: phones.flatMap(({ asked }) => asked) }
}

/** What the phone shows while something waits; null when the server might know better of some word. */
async function forecastOf(phone) {
  const entries = await phone.outbox.list()
  if (!entries.some(({ state }) => state === 'waiting')) return null
  // A stop does not tell when somebody else said that they run late, so who was last is not known.
  if (entries.some(({ body }) => body.kind === 'late' || body.kind === 'withdrawn')) return null
  return (await phone.shown()).map(stateOf)
}

const instant = text => (text ? Date.parse(text) : null)

const stateOf = ({ status, starts, expectedAt, arrivedAt, leftAt }) => ({
  status,
  starts: instant(starts),
  expectedAt: instant(expectedAt),
  arrivedAt: instant(arrivedAt),
  leftAt: instant(leftAt),
})

const idOf = url => url.split('/').at(-1)

/** The act of a slip on the wire; kept by its host it has another id, but the time that it means. */
const actOf = ({ body, phone }, phones) => {
  const slips = [...phones[phone].acts.values()].filter(({ step }) => step.do === 'slip')
  const meant = ({ planned, minutes }) => Date.parse(planned) + minutes * 60_000
  const act = slips.find(({ said }) => meant(said) === meant(body))
  assert.ok(act, `nobody meant ${JSON.stringify(body)}`)
  return act
}

/** Nothing silent: what went out by another plan than the one that was shown was decided by hand. */
function mustBeDecided(wire, phones) {
  for (const { url, body, phone } of wire.filter(({ url }) => url.startsWith('/api/check-ins/') && !url.endsWith('/note'))) {
    const act = [...phones[phone].acts.values()].find(({ id }) => id === idOf(url))
    assert.ok(act, `nobody said ${url}: ids must not change`)
    const isAsSaid = body.planned === act.said.planned && body.stop === act.said.stop
    assert.ok(isAsSaid || phones[phone].hasDecided(act), `nobody decided ${JSON.stringify(body)}, said as ${JSON.stringify(act.said)}`)
  }
}

/** What was said first is sent first, whatever is tried again later; only words wait for what they belong to. */
function mustBeInOrder({ line, acts }) {
  const places = new Map([...acts].filter(([, { step }]) => step.do !== 'note').map(([seq, { id }]) => [id, seq]))
  const order = [...line.asked].map(url => places.get(idOf(url))).filter(seq => seq)
  assert.deepEqual(order, [...order].sort((a, b) => a - b), 'in the order in which it was said')
}

/** Plays the same acts at once, each with the newest plan. Answers its acts by step. */
async function online(history, team, { acts, inVain, slips }) {
  const done = new Map()
  const put = async (url, body) => {
    const answer = await fetch(team.base + url, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${team.tour.host}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    assert.ok(answer.ok, `${url} ${JSON.stringify(body)}: ${answer.status} ${await answer.text()}`)
  }
  const tour = team.tour.slug

  async function say(step, at) {
    const id = crypto.randomUUID()
    const happenedAt = await tick()
    const at_ = { happenedAt: new Date(happenedAt).toISOString() }
    done.set(at, { id, happenedAt })
    if (step.do === 'note') return put(`/api/check-ins/${done.get(step.of)?.id}/note`, { note: step.words, ...at_ })
    const subject = history.steps[step.of ?? at]
    const stop = (await team.read())[subject.stop]
    const planned = stop.status === 'cancelled' || step.do === 'takeBack' ? {} : { planned: stop.starts }
    const said = step.do === 'takeBack' ? { kind: 'withdrawn', withdraws: done.get(step.of)?.id ?? crypto.randomUUID() } : { kind: step.kind, minutes: step.minutes }
    return put(`/api/check-ins/${id}`, { tour, stop: stop.slug, ...said, ...planned, ...at_ })
  }

  async function slip({ act }) {
    const stop = (await team.read())[act.step.stop]
    const meant = Date.parse(act.said.planned) + act.said.minutes * 60_000
    const minutes = (meant - Date.parse(stop.starts)) / 60_000
    if (minutes) await put(`/api/tours/${tour}/slips/${crypto.randomUUID()}`, { stop: stop.slug, minutes, scope: 'day' })
  }

  for (let at = 0; at <= history.steps.length; at++) {
    const step = history.steps[at]
    if (step?.do.startsWith('team') && !inVain.has(at)) await team.act(step, at)
    if (step && step.do !== 'slip' && isByPhone(step) && acts.some(act => act.at === at)) await say(step, at)
    for (const taken of slips.filter(slip => slip.at === at)) await slip(taken)
  }
  return done
}

/** The state of a day, its times told by the acts that they are of. */
async function endOf(team, acts) {
  const actAt = text => (text ? (acts.find(({ happenedAt }) => happenedAt === Date.parse(text))?.at ?? text) : null)
  const stepOf = id => (id ? (acts.find(act => act.id === id)?.at ?? 'unknown') : null)
  const stops = (await team.read()).map(({ status, starts, expectedAt, arrivedAt, leftAt }) => ({
    status,
    starts,
    late: expectedAt && (Date.parse(expectedAt) - Date.parse(starts)) / 60_000,
    arrivedAt: actAt(arrivedAt),
    leftAt: actAt(leftAt),
  }))
  const checkIns = (await team.checkIns())
    .map(({ id, kind, minutes, withdraws, withdrawn, note, happenedAt }) => ({ at: stepOf(id), kind, minutes, withdraws: stepOf(withdraws), withdrawn, note, when: actAt(happenedAt) }))
    .sort((a, b) => a.at - b.at)
  return { stops, checkIns }
}

async function compare(seed, base, [first, second]) {
  const day = `${new Date().getFullYear() + 1}-01-${String(10 + (seed % PER_PAIR)).padStart(2, '0')}`
  const [phones, twin] = await Promise.all([new Team(base, first, day).open(), new Team(base, second, day).open()])
  const played = await offline(historyOf(seed), phones)
  const twins = await online(historyOf(seed), twin, played)
  const ended = await endOf(phones, played.acts)
  const expected = await endOf(twin, [...twins].map(([at, act]) => ({ at, ...act })))
  assert.deepEqual(ended, expected)
  const said = played.acts.filter(({ step }) => step.do === 'say' || step.do === 'takeBack')
  assert.deepEqual(ended.checkIns.map(({ at }) => at), said.map(({ at }) => at).sort((a, b) => a - b), 'each once')
  return { statuses: ended.stops.map(({ status }) => status), asked: played.asked, slips: played.slips.length, acts: played.acts.length }
}

async function main() {
  const { base, from, to, pairs } = JSON.parse(await text(process.stdin))
  const seen = { histories: 0, acts: 0, slips: 0, statuses: {}, asked: {}, failures: [] }
  const count = (counts, what) => (counts[what] = (counts[what] ?? 0) + 1)
  // Histories of one pair go one after the other: their check-ins are found among the newest.
  const queue = pairs.map((pair, at) => ({ pair, seeds: seedsOf(from, to, at) }))
  const work = async () => {
    for (let next; seen.failures.length < 3 && (next = queue.shift()); ) {
      for (const seed of next.seeds) {
        try {
          const { statuses, asked, slips, acts } = await compare(seed, base, next.pair)
          statuses.forEach(status => count(seen.statuses, status))
          asked.forEach(conflict => count(seen.asked, conflict))
          seen.histories++
          seen.slips += slips
          seen.acts += acts
        } catch (error) {
          seen.failures.push(`History ${seed}: ${error.stack}\n${JSON.stringify(historyOf(seed).steps)}`)
          break
        }
      }
    }
  }
  await Promise.all(Array.from({ length: CROWD }, work))
  console.log(JSON.stringify(seen))
  process.exitCode = seen.failures.length ? 1 : 0
}

const seedsOf = (from, to, pair) =>
  Array.from({ length: PER_PAIR }, (_, at) => from + pair * PER_PAIR + at).filter(seed => seed < to)

// The tests of the pure modules stand beside it and are found by a pattern that may find this too.
if (process.argv.includes('play')) await main()
