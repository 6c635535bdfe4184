import { clock, shortDay } from '../map/times.js'

/** What pages say of a photo, from its card; PhotoCard says the same on the server. */

/** Text in place of the picture: never empty, for a link must say something. */
export const words = ({ alt, caption, place }) => alt ?? caption ?? `Photo from ${place}`

/** Sat, Nov 21, 10:52 AM EST, at the store; empty when nobody knows. */
export const taken = ({ takenAt, zone }) => (takenAt ? `${shortDay(takenAt, zone)}, ${clock(takenAt, zone)}` : '')

export const credit = card => `Photo: ${card.credit}`

const ofType = ({ sources }, type) => sources.filter(source => source.type === type)

export const srcset = (card, type) =>
  ofType(card, type)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ')

/** The JPEG of about that width: for what takes one address only. */
export function near(card, width) {
  const jpegs = ofType(card, 'image/jpeg')
  return jpegs.find(source => source.width >= width) ?? jpegs.at(-1)
}

const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether each word stands somewhere in what is said of the photo, however it is accented or cased. */
export function matches(card, query) {
  const said = plain([card.alt, card.caption, card.place, card.credit].filter(Boolean).join(' '))
  return plain(query).split(/\s+/).every(word => said.includes(word))
}
