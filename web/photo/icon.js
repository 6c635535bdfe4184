const SVG = 'http://www.w3.org/2000/svg'

/** Strokes in a square of 24. */
const PATHS = {
  close: 'M6 6l12 12M18 6L6 18',
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  larger: 'M11 8v6M8 11h6M16 16l4 4M11 18a7 7 0 1 1 0-14 7 7 0 0 1 0 14z',
  smaller: 'M8 11h6M16 16l4 4M11 18a7 7 0 1 1 0-14 7 7 0 0 1 0 14z',
  play: 'M8 5l11 7-11 7z',
  pause: 'M9 5v14M15 5v14',
  share: 'M12 15V4M8 8l4-4 4 4M5 13v7h14v-7',
  report: 'M6 21V4h11l-2 4 2 4H6',
  screen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.append(path(name))
  return svg
}

function path(name) {
  const made = document.createElementNS(SVG, 'path')
  made.setAttribute('d', PATHS[name])
  return made
}

/** Shows another sign in a button that has one. */
export const setIcon = (button, name) => button.querySelector('path').setAttribute('d', PATHS[name])
