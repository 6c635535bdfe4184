/**
 * Cuts a text into words with their places in it, as Tokens.java does: links are kept apart, hashtags are taken to
 * pieces at their capitals, `{fields}` are words of their own. A word is `{word, start, end, sentence, clause, opens, tag,
 * capital, shouted, letters, field}`; sentences are `{first, last, asks, end}`.
 */
const LETTER = /^[\p{L}\p{N}]$/u
const MARK = /^\p{M}$/u
const MARKS = /\p{M}/gu
const UPPER = /^\p{Lu}$/u
const LETTERS = /^\p{L}$/u
const SYMBOLS = '%$€£¥★⭐☆✩&+'
const BREAKS = ',;:—–()[]"“”„«»•|'
const ENDS = '.!?…。！？؟'
const APOSTROPHES = "'’‘`´ʼ"
const BLANKS = '\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'
const DOMAINS = new Set('com org net io tv de co uk fr es eu us ly gl be it nl shop link example invalid test'.split(' '))

/** The letters of one code point as they are compared: compatibility forms undone, no accents, lower case. */
export function fold(point) {
  if (point < '\u0080') return point.toLowerCase()
  if (APOSTROPHES.includes(point)) return "'"
  return point.normalize('NFKD').replace(MARKS, '').toLowerCase()
}

export function foldWord(word) {
  let folded = ''
  for (const point of word) folded += fold(point)
  return folded
}

export function isLetter(point) {
  return LETTER.test(point)
}

export function isUpper(text, place) {
  return UPPER.test(text.slice(place, place + 1))
}

/** What Java and JavaScript would not agree on by themselves. */
export function isBlank(point) {
  return point <= ' ' || BLANKS.includes(point)
}

/** Counts what people see as one emoji once: no skin tones, no joined parts, flags as one. */
export function emojiPlaces(points) {
  const places = []
  let joined = false
  let half = false
  for (const { point, at } of points) {
    const code = point.codePointAt(0)
    const flag = code >= 0x1f1e6 && code <= 0x1f1ff
    if (isEmoji(code) && !joined && !(code >= 0x1f3fb && code <= 0x1f3ff) && !(flag && half)) places.push({ start: at, end: at + point.length })
    half = flag && !half
    joined = code === 0x200d
  }
  return places
}

export function isEmoji(code) {
  return (code >= 0x1f000 && code <= 0x1faff) || (code >= 0x2600 && code <= 0x27bf) || code === 0x2b50 || code === 0x2b55 || (code >= 0x23e9 && code <= 0x23f3) || code === 0x231a || code === 0x231b
}

export function cut(text, abbreviations) {
  return new Cutter(text, abbreviations).cut()
}

class Cutter {
  #text
  #abbreviations
  #points = []
  #words = []
  #sentences = []
  #links = []
  #tags = []
  #clause = 0
  #opens = true
  #first = 0

  constructor(text, abbreviations) {
    this.#text = text
    this.#abbreviations = abbreviations
    let at = 0
    for (const point of text) {
      this.#points.push({ point, at })
      at += point.length
    }
  }

  cut() {
    for (let i = 0; i < this.#points.length; ) i = this.#step(i)
    this.#endSentence(false, this.#text.length)
    return { points: this.#points, words: this.#words, sentences: this.#sentences, links: this.#links, tags: this.#tags }
  }

  #step(i) {
    const point = this.#at(i)
    const linkEnd = this.#linkEnd(i)
    if (linkEnd > i) {
      this.#links.push({ start: this.#place(i), end: this.#place(linkEnd) })
      this.#breakClause()
      return linkEnd
    }
    if ((point === '#' || point === '＃') && isLetter(this.#at(i + 1)) && this.#isTag(i + 1)) return this.#tag(i)
    if (point === '@' && isLetter(this.#at(i + 1))) return this.#mention(i)
    if (point === '{') {
      const end = this.#fieldEnd(i)
      if (end > i) return this.#field(i, end)
    }
    if (isLetter(point)) return this.#word(i)
    if (SYMBOLS.includes(point)) return this.#symbol(i)
    if (ENDS.includes(point)) return this.#stop(i)
    if (point === '\n' || point === '\r') this.#endSentence(false, this.#place(i))
    else if (BREAKS.includes(point) || isEmoji(point.codePointAt(0))) this.#breakClause()
    else if (point === '-' && this.#at(i - 1) === ' ' && this.#at(i + 1) === ' ') this.#breakClause()
    return i + 1
  }

  #at(i) {
    return this.#points[i]?.point ?? ''
  }

  #place(i) {
    return i < this.#points.length ? this.#points[i].at : this.#text.length
  }

  #breakClause() {
    this.#clause++
    this.#opens = true
  }

  #endSentence(asks, end) {
    if (this.#words.length > this.#first) {
      this.#sentences.push({ first: this.#first, last: this.#words.length - 1, asks, end })
      this.#first = this.#words.length
    }
    this.#breakClause()
  }

  /** A full stop ends a sentence before a blank, unless it stands behind a single letter or an abbreviation. */
  #stop(i) {
    let end = i
    let asks = false
    while (end < this.#points.length && ENDS.includes(this.#at(end))) {
      asks ||= '?？؟'.includes(this.#at(end))
      end++
    }
    if (this.#at(i) === '.' && end === i + 1 && !this.#endsHere(end)) return end
    this.#endSentence(asks, this.#place(end))
    return end
  }

  #endsHere(next) {
    if (isLetter(this.#at(next))) return false
    const last = this.#words.at(-1)
    if (!last || this.#words.length === this.#first || last.end !== this.#place(next - 1)) return true
    return next >= this.#points.length || !((last.word.length === 1 && last.letters === 1 && last.word !== 'i') || this.#abbreviations.has(last.word))
  }

  #symbol(i) {
    this.#add(i, i + 1, this.#at(i), false)
    return i + 1
  }

  #word(i) {
    const end = this.#wordEnd(i)
    this.#add(i, end, this.#folded(i, end), false)
    return end
  }

  /** Letters, digits and marks; an apostrophe between letters, and one of :.,/ between digits, stay inside. */
  #wordEnd(i) {
    let end = i + 1
    while (end < this.#points.length) {
      const point = this.#at(end)
      if (isLetter(point) || MARK.test(point)) end++
      else if (APOSTROPHES.includes(point) && LETTERS.test(this.#at(end - 1)) && LETTERS.test(this.#at(end + 1))) end++
      else if (':.,/'.includes(point) && isDigit(this.#at(end - 1)) && isDigit(this.#at(end + 1))) end++
      else break
    }
    return end
  }

  #isTag(i) {
    for (let end = i; isLetter(this.#at(end)); end++) if (!isDigit(this.#at(end))) return true
    return false
  }

  /** `#PreOrderNow` is the words pre, order and now. */
  #tag(i) {
    const end = this.#nameEnd(i + 1)
    this.#tags.push({ start: this.#place(i), end: this.#place(end) })
    this.#breakClause()
    let from = i + 1
    for (let k = i + 2; k <= end; k++) {
      const hump = k < end && UPPER.test(this.#at(k)) && !UPPER.test(this.#at(k - 1))
      if (k === end || hump || this.#at(k) === '_') {
        if (k > from) this.#add(from, k, this.#folded(from, k), true)
        from = this.#at(k) === '_' && k < end ? k + 1 : k
      }
    }
    this.#breakClause()
    return end
  }

  #mention(i) {
    this.#breakClause()
    return this.#nameEnd(i + 1)
  }

  #nameEnd(i) {
    let end = i
    while (isLetter(this.#at(end)) || this.#at(end) === '_' || MARK.test(this.#at(end))) end++
    return end
  }

  #fieldEnd(i) {
    let end = i + 1
    while (/^[a-zA-Z_]$/.test(this.#at(end)) && end - i < 30) end++
    return end > i + 1 && this.#at(end) === '}' ? end + 1 : i
  }

  #field(i, end) {
    this.#add(i, end, '', false)
    this.#words.at(-1).field = this.#text.slice(this.#place(i + 1), this.#place(end - 1)).toLowerCase()
    return end
  }

  #linkEnd(i) {
    if (i > 0 && !'(<"“[:'.includes(this.#at(i - 1)) && !isBlank(this.#at(i - 1)) && !isEmoji(this.#at(i - 1).codePointAt(0))) return i
    if (!isLetter(this.#at(i))) return i
    let end = i
    while (end < this.#points.length && !'<>"“”'.includes(this.#at(end)) && !isBlank(this.#at(end))) end++
    while (end > i && '.,;:!?)…'.includes(this.#at(end - 1))) end--
    return looksLikeLink(this.#text.slice(this.#place(i), this.#place(end))) ? end : i
  }

  #folded(i, end) {
    let folded = ''
    for (let k = i; k < end; k++) folded += fold(this.#at(k))
    return folded
  }

  #add(i, end, word, tag) {
    let letters = 0
    let upper = 0
    let digits = 0
    for (let k = i; k < end; k++) {
      const point = this.#at(k)
      if (LETTERS.test(point)) letters++
      if (UPPER.test(point)) upper++
      if (isDigit(point)) digits++
    }
    this.#words.push({
      word,
      start: this.#place(i),
      end: this.#place(end),
      sentence: this.#sentences.length,
      clause: this.#clause,
      opens: this.#opens,
      tag,
      capital: UPPER.test(this.#at(i)) && !(upper === letters && letters > 1),
      upper,
      letters,
      digits,
      field: '',
    })
    this.#opens = false
  }
}

function isDigit(point) {
  return point >= '0' && point <= '9' && point.length === 1
}

function looksLikeLink(word) {
  if (word.startsWith('http://') || word.startsWith('https://') || word.startsWith('www.')) return true
  const slash = word.indexOf('/')
  const host = slash < 0 ? word : word.slice(0, slash)
  const dot = host.lastIndexOf('.')
  return dot > 0 && !host.includes('..') && DOMAINS.has(host.slice(dot + 1))
}
