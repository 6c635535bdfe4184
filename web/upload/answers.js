/** The server will not have it, whatever is tried; the message is in the server's words. */
export class Refused extends Error {
  constructor(words, status) {
    super(words)
    this.status = status
  }
}

/** Something between us and the server, or the server for a while; worth trying again. */
export class Interrupted extends Error {
  /**
   * @param retryAfter milliseconds that the server asks for, or undefined
   * @param status of the answer; undefined where there was none
   */
  constructor(words, { status, retryAfter } = {}) {
    super(words)
    this.status = status
    this.retryAfter = retryAfter
  }
}

/** Gives back what went well; throws Refused or Interrupted for all else. */
export async function judged(answer, now = Date.now()) {
  if (answer.ok) return answer
  const { status } = answer
  const words = await wordsOf(answer)
  if (!isPassing(status) && !isByStranger(answer)) throw new Refused(words, status)
  throw new Interrupted(words, { status, retryAfter: retryAfter(answer.headers.get('Retry-After'), now) })
}

const isPassing = status => [408, 409, 423, 425, 429, 460].includes(status) || status >= 500 || status < 400

/** Our server answers programs with JSON; a page is by a hotel's wireless or a proxy, which says nothing about us but what is too large. */
const isByStranger = ({ status, headers }) => status !== 413 && !!headers.get('Content-Type')?.startsWith('text/html')

/** What is in the way may be a proxy's page, which nobody wants to read. */
async function wordsOf(answer) {
  const problem = await answer.json().catch(() => null)
  return problem?.detail || `The server’s answer was ${answer.status}.`
}

/** Seconds or a date, in milliseconds from now; at most an hour, for clocks differ. */
export function retryAfter(header, now) {
  if (!header) return undefined
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), 3_600_000) : undefined
}
