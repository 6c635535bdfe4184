import { openTopology } from '../lib/topojson.js'

const LAND = 'basemap'
const LABELS = 'basemap-labels'

/**
 * Draws our own basemap below everything else on a Leaflet map: land, state lines and borders on one canvas, and the
 * names of cities as elements. Water is the background of the map, see basemap.css, which also has the colours.
 * `pins` returns what stands on the map as { position, radius } in pixels: names of cities make room for it.
 * `remove()` on what is returned takes all of it away again. `pause` is awaited between the steps of the work.
 */
export async function drawBasemap(L, map, topology, { labels = true, pins = () => [], pause = () => {} } = {}) {
  const shapes = openTopology(topology)
  await pause()
  const basemap = L.layerGroup().addTo(map)
  await drawGround(L, map, shapes, basemap, pause)
  if (labels) basemap.addLayer(cityLabels(L, map, shapes('cities'), pins))
  return basemap
}

async function drawGround(L, map, shapes, basemap, pause) {
  const renderer = L.canvas({ pane: pane(map, LAND, 150), padding: 0.5 })
  const base = { renderer, pane: LAND, interactive: false, smoothFactor: 0.8 }
  const parts = name => shapes(name).flatMap(shape => shape.parts)
  const group = L.layerGroup()
  whileShown(group, signal => {
    const repaint = () => group.eachLayer(layer => layer.setStyle(layer.options.paint(colours(map))))
    repaint()
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint, { signal })
    signal.addEventListener('abort', () => renderer.remove())
  })
  basemap.addLayer(group)

  // Leaflet simplifies line by line, so land and lines share the factor to stay together
  const draw = async (make, name, options) => {
    const layer = make(parts(name), { ...base, ...options, ...options.paint(colours(map)) })
    await pause()
    group.addLayer(layer)
    await pause()
  }
  const onLand = colour => ({ fillColor: colour('land'), color: colour('coast') })
  await draw(L.polygon, 'land', { fillRule: 'evenodd', fillOpacity: 1, weight: 0.7, paint: onLand })
  await draw(L.polyline, 'states', { weight: 0.8, paint: colour => ({ color: colour('state') }) })
  await draw(L.polyline, 'borders', { weight: 1, paint: colour => ({ color: colour('border') }) })
}

function colours(map) {
  const style = getComputedStyle(map.getContainer())
  return name => style.getPropertyValue(`--map-${name}`).trim()
}

// --- labels ---

/** All cities that find room at a zoom, wherever the view is, so that nothing flickers while the map is moved. */
function cityLabels(L, map, cities, pins) {
  pane(map, LABELS, 250)
  const CityIcon = cityIcon(L)
  const byRank = cities
    .map(({ properties: { name, rank }, parts: [[position]] }) => ({ name, rank, position }))
    .sort((a, b) => a.rank - b.rank)
  const group = L.layerGroup()

  const arrange = () => {
    group.clearLayers()
    for (const { name, rank, position, side, offset } of withRoom(map, byRank, pins())) {
      const pinned = offset > OFFSET ? ' city-pinned' : ''
      const icon = new CityIcon({ name, side, offset, className: `city city-${rank}${pinned}` })
      group.addLayer(L.marker(position, { icon, pane: LABELS, interactive: false, keyboard: false }))
    }
  }
  whileShown(group, signal => {
    arrange()
    map.on('zoomend', arrange)
    signal.addEventListener('abort', () => map.off('zoomend', arrange))
  })
  return group
}

function cityIcon(L) {
  return L.Icon.extend({
    createIcon() {
      const element = document.createElement('span')
      const name = document.createElement('span')
      name.textContent = this.options.name
      name.style[this.options.side === 'right' ? 'left' : 'right'] = `${this.options.offset}px`
      element.append(name)
      element.ariaHidden = 'true'
      this._setIconStyles(element, 'icon')
      return element
    },
    createShadow: () => null,
  })
}

const LINE = 16
const OFFSET = 5
const CHARACTER = 6.9
const GAP = 6

/**
 * Who comes first keeps the room: right of the dot, else left of it, else not at all; the edge of the map cuts no name off. A
 * city below a pin needs no dot of its own, its name stands beside the pin.
 */
function withRoom(map, cities, pins) {
  const zoom = map.getZoom()
  const view = map.getPixelBounds()
  const taken = pins.map(({ position, radius }) => {
    const { x, y } = map.project(position, zoom)
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
  })
  const onDot = ({ x, y }) =>
    taken.slice(0, pins.length).filter(pin => !areApart(pin, { left: x - 2, right: x + 2, top: y - 2, bottom: y + 2 }))
  return cities.flatMap(city => {
    if (city.rank > lastRankAt(zoom)) return []
    const { x, y } = map.project(city.position, zoom)
    const covering = onDot({ x, y })
    const offsets = {
      right: Math.max(OFFSET, ...covering.map(pin => pin.right + GAP + 1 - x)),
      left: Math.max(OFFSET, ...covering.map(pin => x - pin.left + GAP + 1)),
    }
    const dot = covering.length ? 0 : OFFSET
    const width = city.name.length * CHARACTER
    const isInView = x >= view.min.x && x <= view.max.x
    const side = ['right', 'left'].find(side => {
      const start = covering.length ? offsets[side] : -dot
      const end = offsets[side] + width
      const [left, right] = side === 'right' ? [x + start, x + end] : [x - end, x - start]
      if (isInView && (left < view.min.x || right > view.max.x)) return false
      const box = { left, right, top: y - LINE / 2, bottom: y + LINE / 2 }
      return taken.every(other => areApart(box, other)) && taken.push(box)
    })
    return side ? [{ ...city, side, offset: offsets[side] }] : []
  })
}

function areApart(a, b) {
  return a.left > b.right + GAP || a.right + GAP < b.left || a.top > b.bottom || a.bottom < b.top
}

function lastRankAt(zoom) {
  if (zoom < 3.5) return 1
  return zoom < 5.5 ? 2 : 3
}

// --- both ---

function pane(map, name, zIndex) {
  const element = map.getPane(name) ?? map.createPane(name)
  element.style.zIndex = zIndex
  element.style.pointerEvents = 'none'
  return name
}

/** Runs `start` each time the layer comes onto a map; the signal aborts when it goes. */
function whileShown(layer, start) {
  let shown
  layer.on('add', () => start((shown = new AbortController()).signal))
  layer.on('remove', () => shown.abort())
}
