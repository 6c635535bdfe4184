import { Refused, rewritten } from './moving.js'

/**
 * Gives an announcement another time and leaves its words alone; what was approved or in review is given to review again.
 * Throws Refused with what the server says.
 */
export async function move(id, when, asksAgain) {
  const address = `/api/announcements/${id}`
  const read = await call(address)
  await call(address, { method: 'PUT', headers: { 'If-Match': read.version }, body: rewritten(read, when) })
  if (asksAgain && read.channels.length) await call(`${address}/review`, { method: 'PUT' })
}

async function call(address, { method = 'GET', headers = {}, body } = {}) {
  const answer = await fetch(address, {
    method,
    headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
  }).catch(() => {
    throw new Refused('There is no connection just now. Try again.')
  })
  if (answer.redirected || answer.status === 401) throw new Refused('You are signed out. Sign in and try again.')
  const said = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new Refused(said.detail ?? `The server answered ${answer.status}.`)
  return said
}
