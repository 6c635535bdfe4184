import { Interrupted, Refused, retryAfter } from '../upload/answers.js'

const PLAN_CHANGED = 'urn:whistlestop:problem:plan-changed'

const STRANGER = 'Something between here and the server answered in its place.'

/** Nothing to do with the entry itself, so it is worth another try. */
const PASSING = [408, 409, 423, 425, 429, 460]

/**
 * What an answer makes of the entry that it is for: its new `state`, and why. Throws Interrupted where another try is due, Refused
 * where a sign-in is.
 */
export async function verdict(answer, now = Date.now()) {
  const { status } = answer
  const said = await readJson(answer)
  if (!said) throw new Interrupted(status >= 500 ? `The server’s answer was ${status}.` : STRANGER, waiting(answer, now))
  if (answer.ok) return { state: 'sent' }
  const words = said.detail || `The server’s answer was ${status}.`
  if (status === 401) throw new Refused(words, status)
  if (status === 409 && said.type === PLAN_CHANGED) return { state: 'asking', reason: words, theirs: said.errors[0] }
  if (status < 400 || status >= 500 || PASSING.includes(status)) throw new Interrupted(words, waiting(answer, now))
  return { state: 'refused', reason: words }
}

/** Our server speaks JSON only; whoever sends a page or sends us elsewhere is somebody else. */
async function readJson(answer) {
  if (answer.redirected || !/\bjson\b/.test(answer.headers.get('Content-Type'))) return null
  const said = await answer.json().catch(() => null)
  return typeof said === 'object' ? said : null
}

const waiting = ({ status, headers }, now) => ({ status, retryAfter: retryAfter(headers.get('Retry-After'), now) })
