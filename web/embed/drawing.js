/** The data of an SVG path through points, each [x, y] in pixels; empty for fewer than two. */
export const pathOf = points =>
  points.length < 2 ? '' : `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`

const LONGEST = 2_000

/** Does something within two seconds, each page at another moment, so that the server is not asked by all at once. */
export function spread(act, signal, random = Math.random) {
  const waiting = setTimeout(act, random() * LONGEST)
  signal.addEventListener('abort', () => clearTimeout(waiting))
}
