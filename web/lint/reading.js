/** What a text says, found with the lists of the table, as Reading.java does: who, where, when, what is asked, what is sold. */
import { tableFor } from './table.js'
import { cut, foldWord, isLetter } from './tokens.js'

/** In this order: a word that hurries people is no negation of what follows. */
const SALES = ['urgency', 'selling', 'release-notice', 'discount', 'giveaway', 'announcing-voice', 'superlatives', 'product-talk', 'review-quote', 'price-tag']
const REMARKS = ['superlatives', 'price-tag']
const BARGAINS = ['selling', 'discount', 'giveaway']
const QUOTES = '"“”„«»'
const LONGEST_QUOTE = 300
const FINISHED = '.!?…\n\r'

export class Reading {
  #table
  #context
  #negating
  #quoted
  #fakes
  #reals
  #sold = new Set()
  #bargains = new Set()

  constructor(text, context, raw) {
    this.text = text.text ?? ''
    this.#context = context
    this.#quoted = new Uint8Array(this.text.length)
    Object.assign(this, cut(this.text, new Set(raw.clues.abbreviations.any)))
    this.#table = tableFor(raw, text.language, this.words)
    this.quotations = this.#findQuotations()
    for (const { start, end } of this.quotations) this.#quoted.fill(1, start + 1, end)
    this.#fakes = this.#sentencesWith('fakeQuestions')
    this.#reals = this.#sentencesWith('realQuestions')
    this.speaks = this.#finds('speaking')
    this.narrates = this.#finds('stories')
    this.#negating = this.#findNegations()
    this.sales = new Map(SALES.map(id => [id, this.#findSales(id)]))
    this.together = this.#finds('together')
    this.spokenTo = this.#finds('spokenTo')
    this.courteous = this.#finds('courtesy')
    this.person = this.#findPerson()
    this.asked = []
    this.fake = []
    this.#readQuestions()
    this.answerable = this.asked.length > 0 || this.#invites()
    this.place = this.#findPlace()
    this.time = this.#findTime()
    this.linked = text.linked === true || this.links.length > 0 || this.#hasField('linkFields')
  }

  get table() {
    return this.#table
  }

  get sells() {
    return this.#sold.size > 0
  }

  /** What stands in quotation marks is said by others. */
  #finds(name) {
    return this.#table
      .phrases(name)
      .find(this.words)
      .some(({ first }) => !this.#inQuotation(this.words[first].start))
  }

  #inQuotation(place) {
    return this.#quoted[place] === 1
  }

  #sentencesWith(name) {
    return new Set(
      this.#table
        .phrases(name)
        .findAll(this.words)
        .map(({ first }) => this.words[first].sentence),
    )
  }

  /** What stands between quotation marks: `{start, end, words}`. A mark behind a letter or a digit opens nothing: 55" */
  #findQuotations() {
    const found = []
    let open = -1
    for (let i = 0; i < this.text.length; i++) {
      const mark = this.text[i]
      if (!QUOTES.includes(mark)) continue
      if (open >= 0 && i - open < LONGEST_QUOTE && !'„«'.includes(mark)) {
        const [start, end] = [open, i + 1]
        found.push({ start, end, words: this.#firstAt(end) - this.#firstAt(start) })
        open = -1
      } else if (i === 0 || !isLetter(this.text[i - 1])) open = i
    }
    return found
  }

  /** Words stand in order, so halving finds the first one that does not begin before a place. */
  #firstAt(place) {
    let low = 0
    for (let high = this.words.length; low < high; ) {
      const middle = (low + high) >>> 1
      if (this.words[middle].start < place) low = middle + 1
      else high = middle
    }
    return low
  }

  #findNegations() {
    const negating = new Set()
    for (const { first, last } of this.#table.phrases('negations').findAll(this.words)) for (let i = first; i <= last; i++) negating.add(i)
    for (const name of ['noNegations', 'urgency']) {
      for (const { first, last } of this.#table.phrases(name).findAll(this.words)) for (let i = first; i <= last; i++) negating.delete(i)
    }
    return negating
  }

  /** Denied when one of the four words before, in the same clause, says no. */
  #denied(first) {
    const { clause } = this.words[first]
    for (let i = first - 1; i >= 0 && i >= first - 4 && this.words[i].clause === clause; i--) if (this.#negating.has(i)) return true
    return false
  }

  #findSales(id) {
    const hits = this.#table
      .phrases(id)
      .find(this.words)
      .filter(({ first, last }) => !this.#denied(first) && !this.#negating.has(last) && !this.#reports(id, first))
    for (const { first } of hits) {
      this.#sold.add(this.words[first].sentence)
      if (BARGAINS.includes(id)) this.#bargains.add(this.words[first].sentence)
    }
    return hits
  }

  /** Somebody who tells something only hands on what others cry out; and asking which film is the greatest praises none. */
  #reports(id, first) {
    const { start, sentence } = this.words[first]
    if ((this.speaks || this.narrates) && this.#inQuotation(start)) return true
    return REMARKS.includes(id) && this.#isReal(sentence)
  }

  #findPerson() {
    return this.#names(this.#context.people, true) || this.#hasField('nameFields') || this.#introduced() || this.#signed()
  }

  /** A whole name, or one of its words with a capital; names without capitals are looked for as they stand. */
  #names(names, parts) {
    return (names ?? []).some(name => {
      const wanted = cut(name, new Set()).words
      if (wanted.length === 0) return false
      if (!wanted.some(({ upper }) => upper > 0)) return foldWord(this.text).includes(foldWord(name))
      if (this.#standsIn(wanted)) return true
      return parts && wanted.some(({ word, letters, capital }) => capital && letters > 2 && this.words.some(own => own.word === word && own.upper > 0))
    })
  }

  #standsIn(wanted) {
    return this.words.some((_, i) => wanted.every(({ word }, k) => this.words[i + k]?.word === word))
  }

  #introduced() {
    const strangers = this.#table.words('notNames')
    return this.#table
      .phrases('introductions')
      .findAll(this.words)
      .some(({ first, last }) => {
        const within = this.words.slice(first, last + 1)
        const named = within.some(({ capital, tag, word }) => capital && !tag && !strangers.has(word))
        return named && (this.speaks || !this.#sold.has(this.words[first].sentence))
      })
  }

  /** A name at the very end, behind a dash or as a sentence of its own. */
  #signed() {
    const end = this.words.length - 1
    const strangers = this.#table.words('notNames')
    const isName = i => i >= 0 && this.words[i].capital && !this.words[i].tag && this.words[i].digits === 0 && !strangers.has(this.words[i].word)
    for (let i = end; i >= 0 && i >= end - 7; i--) {
      const sign = this.#signBefore(this.words[i].start)
      if (sign && (isName(i) || (sign === '^' && this.words[i].letters > 1 && this.words[i].upper === this.words[i].letters))) return true
    }
    if (this.sentences.length < 2) return false
    const { first, last } = this.sentences.at(-1)
    if (!this.speaks && (this.sells || last > first || !this.#table.words('firstNames').has(this.words[last].word))) return false
    if (last - first > 1) return false
    for (let i = first; i <= last; i++) if (!isName(i)) return false
    return true
  }

  /** The dash before a place, when a sentence, and not a quotation, ends before the dash. */
  #signBefore(place) {
    let i = place - 1
    while (i >= 0 && this.text[i] === ' ') i--
    if (i < 0 || !this.#table.words('signOffs').has(this.text[i])) return ''
    let k = i - 1
    while (k >= 0 && this.text[k] === ' ') k--
    return k < 0 || FINISHED.includes(this.text[k]) ? this.text[i] : ''
  }

  #readQuestions() {
    this.sentences.forEach((sentence, s) => {
      if (!this.#asks(sentence)) return
      const { start } = this.words[sentence.first]
      const place = { start, end: Math.max(start, sentence.end) }
      if (this.#fakes.has(s) || this.#bargains.has(s)) this.fake.push(place)
      else if (this.#isReal(s)) this.asked.push(place)
    })
  }

  #asks({ asks, first }) {
    return asks && !this.#inQuotation(this.words[first].start)
  }

  /** Long enough, or begun like a question that wants an answer. */
  #isReal(s) {
    const sentence = this.sentences[s]
    if (!this.#asks(sentence) || this.#fakes.has(s)) return false
    if (sentence.last - sentence.first >= this.#table.rule('fake-question').limits.shortWords || this.speaks || this.#isForeign(sentence)) return true
    return this.#reals.has(s)
  }

  #isForeign({ first, last }) {
    for (let i = first; i <= last; i++) if (this.words[i].letters > 0 && this.words[i].upper === 0 && this.words[i].word.charCodeAt(0) > 0x2ff) return true
    return false
  }

  #invites() {
    return this.#table
      .phrases('invitations')
      .findAll(this.words)
      .some(({ first }) => !this.#denied(first) && !this.#bargains.has(this.words[first].sentence))
  }

  #findPlace() {
    if (this.#names(this.#context.places, false) || this.#hasField('placeFields')) return true
    const nowhere = new Set(this.#table.phrases('notPlaces').findAll(this.words).map(({ first }) => first))
    const strangers = this.#table.words('notNames')
    return this.#table
      .phrases('places')
      .findAll(this.words)
      .some(({ first, last }) => !nowhere.has(first) && !this.words[last].tag && !(this.words[last].capital && strangers.has(this.words[last].word)) && this.#meant(first))
  }

  #findTime() {
    if (this.#hasField('timeFields')) return true
    if (this.words.some(({ word }, i) => isClock(word) && this.#meant(i))) return true
    return this.#table
      .phrases('times')
      .findAll(this.words)
      .some(({ first }) => this.#meant(first))
  }

  /** Where only something is sold, a place is a shelf and a time is a date of release. */
  #meant(i) {
    return this.speaks || this.person || !this.#sold.has(this.words[i].sentence)
  }

  #hasField(name) {
    const fields = this.#table.words(name)
    return this.words.some(({ field }) => field !== '' && fields.has(field))
  }

  isExempt(word) {
    this.exempt ??= new Set([...(this.#context.places ?? []), ...(this.#context.people ?? [])].flatMap(name => cut(name, new Set()).words.map(own => own.word)))
    return this.exempt.has(word.word) || this.#table.words('acronyms').has(word.word)
  }

  loud(word) {
    return this.#table.words('capitals').has(word.word)
  }

  letters() {
    return this.points.filter(({ point }) => isLetter(point)).length
  }
}

/** 15:00, 3pm, 3:30pm, 14h, 14h30. */
function isClock(word) {
  return /^\d{1,2}:\d{2}(am|pm|h)?$/.test(word) || /^\d{1,2}(am|pm|h|uhr)$/.test(word) || /^\d{1,2}h\d{2}$/.test(word)
}
