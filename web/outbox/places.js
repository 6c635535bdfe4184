/** Two decimals of three digits or more beside each other, or a geo: address; the server refuses the same. */
const PAIR = /geo:-?\d|(?<![\d.])-?\d{1,3}\.\d{3,}\s*°?\s*[NS]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}/i

/** Whether a text holds a place, written plainly or as addresses of pages write it. */
export const holdsPlace = text => PAIR.test(text) || PAIR.test(decoded(text))

function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A text holds a place, so it is not even kept; the message says so to its writer. */
export class PlaceFound extends Error {
  constructor() {
    super(NO_PLACES)
  }
}

/** Throws PlaceFound where any text of an entry holds a place. */
export function mustHoldNoPlace(body) {
  const texts = Object.values(body).flat().filter(value => typeof value === 'string')
  if (holdsPlace(texts.join(' ; ')) || texts.some(holdsPlace)) throw new PlaceFound()
}

export const NO_PLACES = 'There are coordinates in it. A person’s place stays on the phone, so please leave them out.'
