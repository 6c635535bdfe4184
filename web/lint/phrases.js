/** Finds phrases of the table among words, as Phrases.java does; rules.json says how a phrase is written. */
import { foldWord } from './tokens.js'

export class Phrases {
  #byWord = new Map()
  #byPrefix = new Map()
  #open = []

  constructor(phrases) {
    for (const phrase of phrases) this.#keep(parse(phrase))
  }

  #keep(phrase) {
    const first = phrase.elements[0]
    if (first.gap || first.any || first.number || first.name || first.prefixes.some(({ length }) => length < 2)) this.#open.push(phrase)
    else {
      for (const word of first.words) put(this.#byWord, word, phrase)
      for (const two of new Set(first.prefixes.map(beginning))) put(this.#byPrefix, two, phrase)
    }
  }

  /** Every place, longest first where they begin together, none overlapping: `{first, last}` are indexes of words. */
  find(words) {
    const found = []
    for (let i = 0; i < words.length; ) {
      const end = this.#longestAt(words, i)
      if (end > i) found.push({ first: i, last: end - 1 })
      i = Math.max(end, i + 1)
    }
    return found
  }

  /** Every place at which a phrase begins, for lists in which one may stand inside another. */
  findAll(words) {
    const found = []
    for (let i = 0; i < words.length; i++) {
      const end = this.#longestAt(words, i)
      if (end > i) found.push({ first: i, last: end - 1 })
    }
    return found
  }

  #longestAt(words, i) {
    let longest = i
    const { word } = words[i]
    for (const phrase of this.#byWord.get(word) ?? []) longest = Math.max(longest, endOf(phrase, words, i))
    for (const phrase of this.#byPrefix.get(beginning(word)) ?? []) longest = Math.max(longest, endOf(phrase, words, i))
    for (const phrase of this.#open) longest = Math.max(longest, endOf(phrase, words, i))
    return longest
  }
}

function put(lists, key, phrase) {
  if (!lists.has(key)) lists.set(key, [])
  lists.get(key).push(phrase)
}

function beginning(word) {
  return word.slice(0, 2)
}

function parse(phrase) {
  const parts = phrase.split(' ')
  const opens = parts[0] === '<'
  const ends = parts.at(-1) === '>'
  return { opens, ends, elements: parts.slice(opens ? 1 : 0, ends ? -1 : undefined).map(element) }
}

function element(part) {
  const optional = part.length > 1 && part.endsWith('?')
  const bare = optional ? part.slice(0, -1) : part
  if (bare === '~') return { gap: true, optional }
  if (bare === '_') return { any: true, optional }
  const made = { optional, words: new Set(), prefixes: [], number: false, name: false }
  for (const one of bare.split('/')) {
    if (one === '#') made.number = true
    else if (one === '^') made.name = true
    else if (one.endsWith('*')) made.prefixes.push(foldWord(one.slice(0, -1)))
    else made.words.add(foldWord(one))
  }
  return made
}

/** Behind the last word of the phrase when it begins at `i`, else -1. */
function endOf(phrase, words, i) {
  if (phrase.opens && !words[i].opens) return -1
  return match(phrase, 0, words, i, words[i].sentence)
}

function match(phrase, e, words, i, sentence) {
  if (e === phrase.elements.length) {
    return !phrase.ends || i >= words.length || words[i].sentence !== sentence ? i : -1
  }
  const element = phrase.elements[e]
  const inside = i < words.length && words[i].sentence === sentence
  if (element.gap) {
    for (let skip = 0; skip <= 3; skip++) {
      const end = match(phrase, e + 1, words, i + skip, sentence)
      if (end >= 0) return end
      if (i + skip >= words.length || words[i + skip].sentence !== sentence) return -1
    }
    return -1
  }
  if (inside && accepts(element, words[i])) {
    const end = match(phrase, e + 1, words, i + 1, sentence)
    if (end >= 0) return end
  }
  return element.optional ? match(phrase, e + 1, words, i, sentence) : -1
}

function accepts(element, { word, capital, digits, field }) {
  if (element.any) return true
  if (element.words.has(word) && field === '') return true
  if (element.number && digits > 0 && word[0] >= '0' && word[0] <= '9') return true
  if (element.name && capital) return true
  return element.prefixes.some(prefix => word.startsWith(prefix))
}
