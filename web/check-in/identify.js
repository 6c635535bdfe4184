import { Interrupted, judged } from '../upload/answers.js'

/**
 * Reads the pocket, keeps it in the store, and answers who is signed in. Rejects with Interrupted where the server cannot be
 * reached and with Refused where it does not let us in. With the pocket it keeps when the reading began, by the phone's clock.
 */
export const identifyBy =
  (store, speak = (...request) => fetch(...request)) =>
  async (signal = AbortSignal.timeout(20_000)) => {
    const readAt = new Date().toISOString()
    const chosen = await store.fact('tour')
    const query = chosen ? `?tour=${encodeURIComponent(chosen)}` : ''
    const pocket = await read(`/api/pocket${query}`, speak, signal)
    await store.setFact('pocket', { ...pocket, readAt })
    return pocket.person.id
  }

async function read(address, speak, signal) {
  let answer
  try {
    answer = await speak(address, { headers: { Accept: 'application/json' }, signal })
  } catch {
    throw new Interrupted('There is no connection just now.')
  }
  await judged(answer)
  const pocket = await answer.json().catch(() => null)
  // A network that wants a sign-in of its own answers with its page.
  if (!pocket?.person?.id) throw new Interrupted('Something between here and the server answered in its place.')
  return pocket
}
