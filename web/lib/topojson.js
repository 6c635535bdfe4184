/**
 * Opens a quantised TopoJSON: returns a function from the name of an object to its shapes, each with its `properties`
 * and its `parts`: rings, lines or single points, as lists of [latitude, longitude]. Holes are parts like any other,
 * so fill by the even-odd rule.
 */
export function openTopology({ objects, arcs, transform: { scale, translate } }) {
  const position = ([x, y]) => [y * scale[1] + translate[1], x * scale[0] + translate[0]]
  const lines = arcs.map(arc => {
    let x = 0
    let y = 0
    return arc.map(([dx, dy]) => position([(x += dx), (y += dy)]))
  })

  // ~3 means arc 3 backwards; each arc begins where the one before it ended
  const joined = indexes =>
    indexes.flatMap((index, i) => (index < 0 ? [...lines[~index]].reverse() : lines[index]).slice(i ? 1 : 0))
  const isFlat = list => typeof list[0] === 'number'
  const parts = list => (isFlat(list) ? [joined(list)] : list.flatMap(parts))
  const points = list => (isFlat(list) ? [[position(list)]] : list.flatMap(points))

  const shape = ({ arcs, coordinates, properties }) => ({ properties, parts: arcs ? parts(arcs) : points(coordinates) })
  return name => (objects[name].geometries ?? [objects[name]]).map(shape)
}
