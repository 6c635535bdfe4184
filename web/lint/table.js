/** rules.json made ready for reading, once per table and languages. */
import { Phrases } from './phrases.js'
import { foldWord } from './tokens.js'

const READY = new WeakMap()

export function tableFor(raw, language, words) {
  const languages = languagesOf(raw, language, words)
  const key = languages.join()
  if (!READY.has(raw)) READY.set(raw, new Map())
  const known = READY.get(raw)
  if (!known.has(key)) known.set(key, new Table(raw, languages))
  return known.get(key)
}

/** English, the language that is named, and the one that most of the little words belong to. */
function languagesOf(raw, language, words) {
  const named = foldWord(language ?? '').slice(0, 2)
  const spoken = spokenIn(raw, words)
  return Object.keys(raw.clues.common).filter(one => one === 'en' || one === named || one === spoken)
}

function spokenIn(raw, words) {
  let spoken = 'en'
  let most = 1
  for (const [language, common] of Object.entries(raw.clues.common)) {
    const known = new Set(common.map(foldWord))
    const count = words.filter(({ word }) => known.has(word)).length
    if (count > most) [spoken, most] = [language, count]
  }
  return spoken
}

class Table {
  #raw
  #languages
  #lists = new Map()
  #words = new Map()

  constructor(raw, languages) {
    this.#raw = raw
    this.#languages = languages
  }

  get rules() {
    return this.#raw.rules
  }

  rule(id) {
    return this.#raw.rules.find(rule => rule.id === id)
  }

  get languages() {
    return this.#languages
  }

  /** The phrases of a rule, or those of a clue. */
  phrases(name) {
    if (!this.#lists.has(name)) this.#lists.set(name, new Phrases(this.#listed(name)))
    return this.#lists.get(name)
  }

  /** The same as plain words, for lists without phrases. */
  words(name) {
    if (!this.#words.has(name)) this.#words.set(name, new Set(this.#listed(name).map(foldWord)))
    return this.#words.get(name)
  }

  #listed(name) {
    const lists = this.rule(name)?.words ?? this.#raw.clues[name] ?? {}
    return lists.any ?? this.#languages.flatMap(language => lists[language] ?? [])
  }
}
