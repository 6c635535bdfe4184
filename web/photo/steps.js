/** Ways through a row of photos, given by their ids. */

const ACTIONS = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  PageDown: 'next',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  0: 'fit',
  ' ': 'play',
}

const PANS = new Set(['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'])

/** What a key means; with a modifier it is the browser's. Arrows move a picture that is larger than the screen. */
export function actionOf({ key, ctrlKey, metaKey, altKey }, isZoomed = false) {
  if (ctrlKey || metaKey || altKey) return undefined
  return isZoomed && PANS.has(key) ? 'pan' : ACTIONS[key]
}

/** The id that an action leads to; at the ends there is nowhere to go. */
export function step(ids, current, action) {
  const at = ids.indexOf(current)
  const to = { next: at + 1, previous: at - 1, first: 0, last: ids.length - 1 }[action]
  return ids[Math.min(ids.length - 1, Math.max(0, to))]
}

/** Whom to show when the current photo is gone: who came after it, else who stood before; undefined when none is left. */
export function survivor(before, after, current) {
  if (after.includes(current)) return current
  const left = new Set(after)
  const at = before.indexOf(current)
  return before.slice(at + 1).find(id => left.has(id)) ?? before.slice(0, at).findLast(id => left.has(id)) ?? after[0]
}
