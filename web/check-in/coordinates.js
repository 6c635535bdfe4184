/** Two decimals of three digits or more beside each other, or a geo: address; the server refuses the same. */
const PAIR = /geo:-?\d|(?<![\d.])-?\d{1,3}\.\d{3,}\s*°?\s*[NS]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}/i

/** Whether a text holds a place; such a text is not even kept. */
export const holdsPlace = text => PAIR.test(text)

export const NO_PLACES = 'There are coordinates in it. A person’s place stays on the phone, so please leave them out.'
