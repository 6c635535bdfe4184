/** The server's side of following; throws with words for a person. */
export const api = {
  async key() {
    return (await ask('/api/push-key')).json().then(({ key }) => key)
  },

  async put(tour, id, follower) {
    const answer = await ask(address(tour, id), {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(follower),
      accepts: [404],
    })
    return answer.ok ? 'followed' : 'gone'
  },

  /** Who is not there any more is forgotten already. */
  async remove(tour, id, auth) {
    await ask(address(tour, id), { method: 'DELETE', headers: { 'Push-Auth': auth }, accepts: [404] })
  },
}

const address = (tour, id) => `/api/tours/${encodeURIComponent(tour)}/followers/${id}`

async function ask(url, { accepts = [], ...options } = {}) {
  const answer = await fetch(url, options).catch(() => {
    throw new Error('There is no network just now. Try again.')
  })
  if (answer.ok || accepts.includes(answer.status)) return answer
  throw new Error((await answer.json().catch(() => ({}))).detail ?? `The server’s answer was ${answer.status}. Try again.`)
}
