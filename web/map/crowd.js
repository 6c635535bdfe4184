/**
 * Which stops have no room for their number on the map: those too near to one before them. `marks` are { id, x, y } in
 * pixels, the most important first; returns the ids of the crowded ones.
 */
export function listCrowded(marks, room) {
  const numbered = []
  return marks
    .filter(({ x, y }) => {
      const isCrowded = numbered.some(other => Math.hypot(other.x - x, other.y - y) < room)
      if (!isCrowded) numbered.push({ x, y })
      return isCrowded
    })
    .map(({ id }) => id)
}
