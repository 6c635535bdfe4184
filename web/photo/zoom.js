/**
 * How a picture stands on its stage: `scale` (1 fits) and its centre's distance from the stage's centre, in pixels. `room` is
 * the size of the stage and of the picture where it fits. Nothing here changes in place.
 */

export const FIT = { scale: 1, x: 0, y: 0 }

const LARGEST = 6

const between = (least, value, most) => Math.min(most, Math.max(least, value))

/** A picture never leaves its stage: it stays centred while it is smaller, and covers the stage when it is larger. */
export function held({ scale, x, y }, { stage, picture }) {
  const slack = side => Math.max(0, (picture[side] * scale - stage[side]) / 2)
  return { scale, x: between(-slack('width'), x, slack('width')), y: between(-slack('height'), y, slack('height')) }
}

/** Grows around a point, given from the stage's centre: what is under the finger stays there. */
export function zoomed(view, factor, point, room) {
  const scale = between(1, view.scale * factor, LARGEST)
  const grown = scale / view.scale
  return held({ scale, x: point.x - (point.x - view.x) * grown, y: point.y - (point.y - view.y) * grown }, room)
}

export const panned = (view, by, room) => held({ ...view, x: view.x + by.x, y: view.y + by.y }, room)

/** Two fingers before and after: they zoom by their distance and pan by their middle. */
export function pinched(view, before, after, room) {
  const [from, to] = [middle(before), middle(after)]
  const factor = apart(after) / Math.max(1, apart(before))
  return panned(zoomed(view, factor, from, room), { x: to.x - from.x, y: to.y - from.y }, room)
}

const middle = ([a, b]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

const apart = ([a, b]) => Math.hypot(a.x - b.x, a.y - b.y)

/** The size of a picture where it fits into its stage; none is made larger than it is. */
export function fitted(natural, stage) {
  const scale = Math.min(1, stage.width / natural.width, stage.height / natural.height)
  return { width: natural.width * scale, height: natural.height * scale }
}

/** What one finger meant when it is lifted off a picture that fits: 'next', 'previous', 'close', or nothing. */
export function swipe({ x, y }, millis) {
  const isFast = Math.max(Math.abs(x), Math.abs(y)) / Math.max(1, millis) > 0.4
  const far = isFast ? 24 : 80
  if (Math.abs(x) > Math.abs(y)) return Math.abs(x) < far ? undefined : x < 0 ? 'next' : 'previous'
  return y > far * 1.5 ? 'close' : undefined
}
