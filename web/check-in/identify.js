import { Interrupted, judged } from '../upload/answers.js'

/**
 * Reads the pocket, keeps it in the store, and answers who is signed in. Rejects with Interrupted where the server cannot be
 * reached and with Refused where it does not let us in. With the pocket it keeps when the reading began, by the phone's clock.
 *
 * @param isGone whether this phone was cleared meanwhile: then nothing is kept any more
 */
export const identifyBy =
  (store, { speak = (...request) => fetch(...request), isGone = () => false } = {}) =>
  async (signal = AbortSignal.timeout(20_000)) => {
    const readAt = new Date().toISOString()
    const chosen = await store.fact('tour')
    const query = chosen ? `?tour=${encodeURIComponent(chosen)}` : ''
    const pocket = await read(`/api/pocket${query}`, speak, signal)
    if (isGone()) throw new Interrupted('Signed out meanwhile.')
    await store.setFact(`pocket:${pocket.tour.slug}`, { ...pocket, readAt })
    await store.setFact('latest', pocket.tour.slug)
    await store.setFact('person', pocket.person.id)
    return pocket.person.id
  }

/** What this phone knows of the tour that was chosen, or of the one that it read last; undefined when it knows nothing. */
export async function pocketOf(store) {
  const slug = (await store.fact('tour')) ?? (await store.fact('latest'))
  return slug && store.fact(`pocket:${slug}`)
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
