/** Compares texts as PostgreSQL's pg_trgm does: words padded with two blanks before and one behind, sets of three letters. */

/** As the C library has it: vowel signs belong to words, fractions and raised digits do not. */
const LETTER = /^[\p{Alphabetic}\p{Nd}]$/u

export function trigrams(text) {
  const set = new Set()
  let word = []
  for (const point of `${text} `) {
    if (LETTER.test(point)) word.push(lowered(point))
    else if (word.length > 0) {
      const padded = [' ', ' ', ...word, ' ']
      for (let i = 0; i + 2 < padded.length; i++) set.add(padded[i] + padded[i + 1] + padded[i + 2])
      word = []
    }
  }
  return set
}

/** The dotted capital I is the only letter that would become two. */
function lowered(point) {
  return point === 'İ' ? 'i' : point.toLowerCase()
}

/** Between 0 and 1; two texts without a word are not alike. */
export function similarity(one, other) {
  if (one.size === 0 || other.size === 0) return 0
  let both = 0
  for (const trigram of one) if (other.has(trigram)) both++
  return both / (one.size + other.size - both)
}
