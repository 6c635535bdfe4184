/**
 * Leaflet 1.9.4 writes innerHTML when it loads (to find out what the browser can draw). Pages forbid that, so this policy lets
 * exactly those texts pass; it must be imported before Leaflet. Everything of ours is built from DOM nodes.
 */
const LEAFLET_WRITES = new Set(['<svg/>', '<v:shape adj="1"/>'])

export function allowLeafletOnly(html) {
  if (LEAFLET_WRITES.has(html)) return html
  throw new TypeError('Only Leaflet writes HTML here, and only what it needs to load')
}

globalThis.trustedTypes?.createPolicy('default', { createHTML: allowLeafletOnly })
