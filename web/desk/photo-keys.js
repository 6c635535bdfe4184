const STEPS = { j: 1, ArrowDown: 1, ArrowRight: 1, k: -1, ArrowUp: -1, ArrowLeft: -1 }

/** The place to go to from a place in a list of so many, by a key; null when the key goes nowhere. Before the first is -1. */
export function step(key, here, count) {
  if (!count || !(key in STEPS)) return null
  return Math.max(0, Math.min(count - 1, here + STEPS[key]))
}
