import L from 'leaflet'
import { drawBasemap } from './basemap.js'
import { listCrowded } from './crowd.js'
import { element } from './parts.js'
import { place, statusWords } from './stop-words.js'
import { findNext, isToCome, routes } from './tour-state.js'
import { hours, shortDay } from './times.js'

const OWN_MAX_ZOOM = 9 // our basemap has no more detail than this
const TILES_MAX_ZOOM = 18
const AT_ONCE = 8
const ROOM_FOR_NUMBER = 17 // pixels between two marks, below which the later one goes without
const WORLD = [
  [-60, -200],
  [80, 200],
]

/** A stop's mark; Leaflet's own kinds of icon write innerHTML. */
const PinIcon = L.Icon.extend({
  options: { className: 'pin' },
  createIcon() {
    const pin = element('div')
    this._setIconStyles(pin, 'icon')
    return pin
  },
  createShadow: () => null,
})

/** The live map: ground, route, and a mark for each stop. One tab stop; arrow keys walk the stops in order of time. */
export class LeafletMap {
  #map
  #markers = new Map()
  #route
  #order = []
  #stops = new Map()
  #nearest
  #watch = new ResizeObserver(() => this.#map.invalidateSize({ pan: false }))

  constructor(container, { tiles, attribution, stops }) {
    this.#map = L.map(container, {
      attributionControl: false,
      zoomControl: false,
      zoomSnap: 0.25,
      zoomDelta: 0.75,
      minZoom: 1.5,
      maxZoom: tiles ? TILES_MAX_ZOOM : OWN_MAX_ZOOM,
      maxBounds: WORLD,
      maxBoundsViscosity: 0.8,
      worldCopyJump: false,
      scrollWheelZoom: false, // only once somebody works with the map, see #lendWheel
    })
    this.#map.addControl(new ZoomButtons({ position: 'topright' }))
    this.#lendWheel(container)
    this.showWhole(stops, { animate: false })
    if (tiles) L.tileLayer(tiles, { maxZoom: TILES_MAX_ZOOM }).addTo(this.#map)
    this.#map.on('zoomend', () => this.#thinOut())
    this.#watch.observe(container)
    if (attribution) container.append(element('p', { className: 'map-credit', textContent: attribution }))
    this.#route = {
      done: L.polyline([], { className: 'route-done', interactive: false }).addTo(this.#map),
      toCome: L.polyline([], { className: 'route-next', interactive: false }).addTo(this.#map),
    }
  }

  async drawGround(topology, stops, pause) {
    await drawBasemap(L, this.#map, topology, { pins: () => stops.map(placeOnMap), pause })
  }

  showWhole(stops, options) {
    if (!stops.length) return this.#map.setView([39, -96], 3)
    this.#map.fitBounds(L.latLngBounds(stops.map(stop => stop.position)), { padding: [28, 28], maxZoom: 7, ...options })
  }

  /** As show, but with a pause after every few marks. */
  async open(tour, now, pause) {
    this.#know(tour)
    const next = findNext(tour, now)
    for (const [i, stop] of tour.stops.entries()) {
      if (i % AT_ONCE === AT_ONCE - 1) await pause()
      this.#showStop(stop, i + 1, stop.id === next?.id, now)
    }
    await pause()
    this.#showRoute(tour, now)
  }

  show(tour, now) {
    this.#know(tour)
    const next = findNext(tour, now)
    for (const [i, stop] of tour.stops.entries()) this.#showStop(stop, i + 1, stop.id === next?.id, now)
    for (const [id, marker] of this.#markers) {
      if (this.#stops.has(id)) continue
      marker.remove()
      this.#markers.delete(id)
    }
    this.#showRoute(tour, now)
  }

  #know({ stops }) {
    this.#order = stops.map(stop => stop.id)
    this.#stops = new Map(stops.map(stop => [stop.id, stop]))
  }

  #showRoute(tour, now) {
    const { done, toCome } = routes(tour, now)
    this.#route.done.setLatLngs(done)
    this.#route.toCome.setLatLngs(toCome)
    this.#thinOut()
    if (!this.#pins().some(pin => pin.tabIndex === 0)) this.#makeTabStop(findNext(tour, now)?.id ?? this.#order[0])
  }

  /** Planned stops that would hide each other show as small rings until somebody zooms in; the next one always has its number. */
  #thinOut() {
    const isNext = ({ id }) => this.#markers.get(id)?.getElement().classList.contains('next')
    const planned = [...this.#stops.values()].filter(({ id, status }) => status === 'planned' && this.#markers.has(id))
    const marks = planned
      .sort((one, other) => isNext(other) - isNext(one))
      .map(({ id, position }) => ({ id, ...pick(this.#map.project(position, this.#map.getZoom())) }))
    const crowded = new Set(listCrowded(marks, ROOM_FOR_NUMBER))
    for (const [id, marker] of this.#markers) {
      const was = marker.getElement().classList.contains('crowded')
      if (was === crowded.has(id)) continue
      marker.getElement().classList.toggle('crowded', !was)
      marker.setZIndexOffset(was ? 999 - this.#order.indexOf(id) : 0)
    }
  }

  /** Marks a stop as the nearest and goes there, with the reader's place out of the picture: it is nobody's business. */
  goTo(stop) {
    this.#nearest = stop.id
    for (const [id, marker] of this.#markers) marker.getElement().toggleAttribute('data-nearest', id === stop.id)
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    this.#map.setView(stop.position, Math.max(this.#map.getZoom(), 7), { animate: !isStill })
  }

  remove() {
    this.#watch.disconnect()
    this.#map.remove()
  }

  #showStop(stop, number, isNext, now) {
    const marker = this.#markers.get(stop.id) ?? this.#addMarker(stop)
    const pin = marker.getElement()
    const label = `Stop ${number}: ${stop.store}, ${place(stop)}, ${statusWords(stop)}, ${shortDay(stop.starts, stop.zone)}`
    marker.setLatLng(stop.position)
    pin.classList.toggle('next', isNext)
    pin.dataset.status = stop.status
    pin.textContent = number
    pin.ariaLabel = label
    pin.title = `${stop.store}, ${place(stop)}`
    pin.toggleAttribute('data-nearest', stop.id === this.#nearest)
    const isBehind = pin.classList.contains('crowded') || !isToCome(stop, now)
    marker.setZIndexOffset(isNext ? 2000 : isBehind ? 0 : 1000 - number)
    if (marker.isPopupOpen()) marker.setPopupContent(popup(stop))
  }

  #addMarker(stop) {
    const marker = L.marker(stop.position, { icon: new PinIcon(), riseOnHover: true }).addTo(this.#map)
    const pin = marker.getElement()
    pin.tabIndex = -1
    pin.addEventListener('keydown', event => this.#walk(event, stop.id))
    marker.bindPopup(() => popup(this.#stops.get(stop.id)), { closeButton: false, minWidth: 190, autoPanPadding: [16, 16] })
    marker.on('popupopen', ({ popup }) => {
      this.#makeTabStop(stop.id)
      // A keyboard goes on in the popup; a mouse does not need the focus moved.
      if (document.activeElement === pin) popup.getElement().querySelector('a').focus()
      // In braces: a handler that returns false would cancel every other key, Enter on the link among them.
      popup.getElement().onkeydown = ({ key }) => {
        if (key === 'Escape') marker.closePopup()
      }
    })
    marker.on('popupclose', ({ popup }) => {
      if (popup.getElement()?.contains(document.activeElement)) pin.focus()
    })
    this.#markers.set(stop.id, marker)
    return marker
  }

  #pins() {
    return [...this.#markers.values()].map(marker => marker.getElement())
  }

  #makeTabStop(id) {
    for (const pin of this.#pins()) pin.tabIndex = -1
    const pin = this.#markers.get(id)?.getElement()
    if (pin) pin.tabIndex = 0
  }

  #walk(event, id) {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
    const at = this.#order.indexOf(id)
    const to = { Home: 0, End: this.#order.length - 1 }[event.key] ?? at + steps[event.key]
    const marker = this.#markers.get(this.#order[to])
    if (event.key === ' ') this.#markers.get(id).togglePopup()
    else if (!marker) return
    else {
      this.#makeTabStop(this.#order[to])
      this.#map.panInside(marker.getLatLng(), { padding: [40, 40] })
      marker.getElement().focus({ preventScroll: true })
    }
    event.preventDefault()
    event.stopPropagation()
  }

  /** The wheel scrolls the page until the map is clicked or focused, and again when the pointer or the focus leaves. */
  #lendWheel(container) {
    const wheel = this.#map.scrollWheelZoom
    this.#map.on('click focus', () => wheel.enable())
    this.#map.on('blur mouseout', ({ originalEvent }) => {
      if (!container.contains(originalEvent?.relatedTarget)) wheel.disable()
    })
  }
}

const pick = ({ x, y }) => ({ x, y })

const placeOnMap = ({ position, status }) => ({ position, radius: status === 'done' ? 6 : 11 })

/** Leaflet's own zoom control writes innerHTML. */
const ZoomButtons = L.Control.extend({
  onAdd(map) {
    const button = (label, text, action) => {
      const made = element('button', { type: 'button', title: label, ariaLabel: label, textContent: text })
      made.addEventListener('click', action)
      return made
    }
    const box = element(
      'div',
      { className: 'map-zoom' },
      button('Zoom in', '+', () => map.zoomIn()),
      button('Zoom out', '−', () => map.zoomOut()),
    )
    L.DomEvent.disableClickPropagation(box)
    return box
  },
})

function popup(stop) {
  const badge = element('span', { className: 'badge', textContent: statusWords(stop) })
  badge.dataset.status = stop.status
  return element(
    'div',
    { className: 'popup' },
    badge,
    element('b', { textContent: stop.store }),
    element('span', { textContent: place(stop) }),
    element('span', { className: 'quiet', textContent: `${shortDay(stop.starts, stop.zone)}, ${hours(stop.starts, stop.ends, stop.zone)}` }),
    element('a', { href: stop.url, textContent: 'Open the stop’s page' }),
  )
}
