const UNSENT = ['waiting', 'refused', 'asking']

/** How much would be lost if this phone were cleared, whoever said it. */
export async function countUnsent(store) {
  const { entries } = await store.snapshot()
  return entries.filter(({ state }) => UNSENT.includes(state)).length
}
