/**
 * The questions asked of a text before it goes out, as Lint.java asks them: same table, same answers. Pure, and needs no network.
 *
 * `text` is `{text, language, linked}`, `context` is `{places, people, at, earlier: [{text, at, billboard}]}`; the answer is
 * `{score, verdict, findings: [{rule, points, reason, advice, example, start, end}]}`.
 */
import { Reading } from './reading.js'
import { emojiPlaces, isBlank, isEmoji, isUpper } from './tokens.js'
import { similarity, trigrams } from './trigrams.js'

const DAY = 86_400_000
const QUOTED = 40

export function lint(table, text, context = {}, thresholds = table.thresholds) {
  return new Checking(table, text, context, { ...table.thresholds, ...thresholds }).report()
}

class Checking {
  #raw
  #table
  #reading
  #context
  #thresholds
  #findings = []
  #softer

  constructor(raw, text, context, thresholds) {
    this.#raw = raw
    this.#context = context
    this.#thresholds = thresholds
    this.#reading = new Reading(text, context, raw)
    this.#table = this.#reading.table
    const { person, speaks, place, time, answerable } = this.#reading
    this.#softer = 100 - raw.softening * ((person ? 1 : 0) + (place && time ? 1 : 0) + (answerable && (person || speaks) ? 1 : 0))
  }

  report() {
    if (this.#reading.words.length === 0 && emojiPlaces(this.#reading.points).length === 0) this.#find('empty', 1)
    else this.#ask()
    const score = Math.max(0, 100 - this.#findings.reduce((sum, { points }) => sum + points, 0))
    const findings = this.#findings.map((finding, order) => ({ finding, order })).sort((a, b) => b.finding.points - a.finding.points || a.order - b.order)
    return { score, verdict: this.#verdict(score), findings: findings.map(({ finding }) => finding) }
  }

  #verdict(score) {
    if (score <= this.#thresholds.billboardAt && this.#sells()) return 'billboard'
    return score >= this.#raw.goodAt ? 'good' : 'mixed'
  }

  #sells() {
    return this.#findings.some(({ rule }) => this.#table.rule(rule).sells)
  }

  #ask() {
    this.#askWhatItSells()
    this.#askHowLoudItIs()
    this.#askWhatItLacks()
    this.#askWhatCameBefore()
  }

  #askWhatItSells() {
    for (const id of ['selling', 'release-notice', 'urgency', 'discount', 'giveaway', 'announcing-voice', 'superlatives', 'product-talk']) this.#findPlaces(id, this.#placesOf(id))
    this.#findPlaces('review-quote', this.#praise())
    this.#findPlaces('price-tag', this.#placesOf('price-tag'))
    this.#findPlaces('fake-question', this.#reading.fake)
    this.#findPlaces('tagline', this.#taglines())
    if (this.#isBroadcast()) this.#find('broadcast', 1 + this.#placesOf('broadcast').length)
  }

  #placesOf(id) {
    const { words, sales } = this.#reading
    const hits = sales.get(id) ?? this.#table.phrases(id).find(words)
    return hits.map(({ first, last }) => ({ start: words[first].start, end: words[last].end }))
  }

  /** Stars and prizes, and short quotations that praise. */
  #praise() {
    const most = this.#table.rule('review-quote').limits.quoteWords
    const praised = this.#placesOf('superlatives')
    const all = this.#reading.quotations.filter(({ words }) => words > 0 && words <= most)
    const short = all.filter(({ words }) => words > 1)
    const praising = all.filter(quotation => praised.some(({ start, end }) => start >= quotation.start && end <= quotation.end))
    const { speaks, narrates, asked } = this.#reading
    const quoted = short.length > 1 && !speaks && !narrates && asked.length === 0 ? short : praising
    return inOrder([...this.#placesOf('review-quote'), ...quoted])
  }

  /** A short line with a title behind it, or a row of fragments, in which nobody speaks and nothing is asked. */
  #taglines() {
    const { words, sentences, tags, text, speaks, together, person, place, answerable, courteous } = this.#reading
    if (speaks || together || person || place || answerable || courteous) return []
    const { words: most, fragment, fragments } = this.#table.rule('tagline').limits
    const short = sentences.filter(({ first, last }) => last - first < fragment && !words[first].tag)
    const placesOf = list => list.map(({ first, last }) => ({ start: words[first].start, end: words[last].end }))
    if (short.length >= fragments) return placesOf(short)
    const titles = tags.filter(({ start }) => isUpper(text, start + 1))
    return words.length <= most ? titles.slice(0, 1) : []
  }

  #isBroadcast() {
    const { speaks, person, place, answerable, courteous, narrates } = this.#reading
    return !(speaks || person || place || answerable || courteous || narrates)
  }

  #askHowLoudItIs() {
    this.#askCapitals()
    this.#askExclamationMarks()
    const emoji = emojiPlaces(this.#reading.points)
    const { allowed, row } = this.#table.rule('emoji-wall').limits
    if (emoji.length > allowed || longestRow(emoji, this.#reading.text) >= row) this.#find('emoji-wall', Math.max(1, emoji.length - allowed), emoji[0], { count: emoji.length })
    const { tags } = this.#reading
    const over = tags.length - this.#table.rule('hashtag-wall').limits.allowed
    if (over > 0) this.#find('hashtag-wall', over, tags[tags.length - over], { count: tags.length })
  }

  #askCapitals() {
    const { words: enough, runLetters, share, letters: least, half } = this.#table.rule('capitals').limits
    const { words } = this.#reading
    const isLoud = word => isShouted(word) && !this.#reading.isExempt(word)
    const shouted = words.filter(isLoud)
    const inRow = words.some((word, i) => i > 0 && [word, words[i - 1]].every(one => one.letters >= runLetters && isLoud(one)))
    const upper = shouted.reduce((sum, word) => sum + word.letters, 0)
    const wall = upper * 100 >= share * this.#reading.letters() && upper >= least
    const places = shouted.map(({ start, end }) => ({ start, end }))
    if (shouted.length >= enough || inRow || wall) this.#findPlaces('capitals', places, Math.max(1, shouted.length - enough + 1))
    else {
      const loud = shouted.filter(word => this.#reading.loud(word))
      if (loud.length > 0) this.#find('capitals', 1, loud[0], { found: this.#quoted(loud) }, half)
    }
  }

  #askExclamationMarks() {
    const { allowed, doubled } = this.#table.rule('exclamation-marks').limits
    const { points } = this.#reading
    const marks = points.filter(({ point }) => point === '!' || point === '！' || point === '‼' || point === '⁉')
    if (marks.length <= allowed) return
    const rule = this.#table.rule('exclamation-marks')
    const row = points.some(({ point }, i) => i > 0 && '!！'.includes(point) && '!！'.includes(points[i - 1].point))
    const amount = Math.min(rule.most, rule.points + rule.more * (marks.length - allowed - 1) + (row ? doubled : 0))
    const [, second] = marks
    this.#find('exclamation-marks', 1, { start: second.at, end: second.at + second.point.length }, { count: marks.length }, amount)
  }

  #askWhatItLacks() {
    const { place, time, answerable, linked, person, speaks, together, spokenTo } = this.#reading
    const lacks = this.#table.rule('no-place-or-time')
    if (!place && !time) this.#find('no-place-or-time', 1)
    else if (!place) this.#find('no-place-or-time', 1, undefined, {}, lacks.limits.half, lacks.reasons.place)
    else if (!time) this.#find('no-place-or-time', 1, undefined, {}, lacks.limits.half, lacks.reasons.time)
    const silent = this.#table.rule('nothing-to-answer')
    if (!answerable) this.#find('nothing-to-answer', 1)
    else if (!person && !speaks && this.#reading.sells) this.#find('nothing-to-answer', 1, undefined, {}, silent.limits.half, silent.reasons.beside)
    if (!linked) this.#find('no-link', 1)
    const unnamed = this.#table.rule('no-named-person')
    if (!person && speaks) this.#find('no-named-person', 1, undefined, {}, unnamed.limits.half, unnamed.reasons.unnamed)
    else if (!person) this.#find('no-named-person', 1)
    if (!speaks && !together && !spokenTo && !person) this.#find('nobody-speaks', 1)
  }

  #askWhatCameBefore() {
    const at = Date.parse(this.#context.at ?? '')
    if (Number.isNaN(at)) return
    const before = (this.#context.earlier ?? []).map(said => ({ said, billboard: said.billboard, age: at - Date.parse(said.at) })).filter(({ age }) => age >= 0)
    this.#askRepeat(before)
    this.#askTooMany(before)
    this.#askAlwaysSelling(before)
  }

  #askRepeat(before) {
    const { repeatSimilarity, repeatDays } = this.#thresholds
    const own = trigrams(this.#reading.text)
    let closest = 0
    let closestAge = 0
    for (const { said, age } of before) {
      if (age > repeatDays * DAY) continue
      const alike = similarity(own, trigramsOf(said))
      if (alike > closest) [closest, closestAge] = [alike, age]
    }
    if (closest === 0 || closest < repeatSimilarity) return
    const days = Math.floor(closestAge / DAY)
    const { ages } = this.#table.rule('repeat')
    const age = (days === 0 ? ages.none : days === 1 ? ages.one : ages.more).replace('{count}', days)
    this.#find('repeat', 1, undefined, { age, percent: Math.floor(closest * 100) })
  }

  #askTooMany(before) {
    const { tooMany, tooManyDays } = this.#thresholds
    const recent = before.filter(({ age }) => age <= tooManyDays * DAY).length
    if (recent >= tooMany) this.#find('too-many', 1, undefined, { count: recent + 1, days: tooManyDays })
  }

  #askAlwaysSelling(before) {
    const { sellingInARow: count } = this.#thresholds
    const last = before.slice(0, count)
    if (count > 0 && last.length === count && last.every(({ billboard }) => billboard) && this.#sells()) this.#find('always-selling', 1, undefined, { count })
  }

  #findPlaces(id, places, times = places.length) {
    if (places.length > 0) this.#find(id, times, places[0], { found: this.#quoted(places) })
  }

  #find(id, times, place, fills = {}, amount = undefined, reason = undefined) {
    const rule = this.#table.rule(id)
    const full = amount ?? Math.min(rule.most ?? rule.points, rule.points + (rule.more ?? 0) * (times - 1))
    const points = rule.softens ? Math.floor((full * this.#softer) / 100) : full
    const { bad, better } = rule.example
    this.#findings.push({
      rule: id,
      points,
      reason: filled(reason ?? rule.reason, fills),
      advice: rule.advice,
      example: bad === '' ? `Better: “${better}”` : `Instead of “${bad}”: “${better}”`,
      start: place?.start ?? -1,
      end: place?.end ?? -1,
    })
  }

  /** The first three different ones, as they stand in the text. */
  #quoted(places) {
    const { text } = this.#reading
    const all = [...new Set(places.map(({ start, end }) => shortened(text.slice(start, end))))]
    const said = all.slice(0, 3).map(one => `“${one}”`).join(', ')
    return all.length > 3 ? `${said} and ${all.length - 3} more` : said
  }
}

/** The same earlier texts are compared at every key stroke. */
const KNOWN = new WeakMap()

function trigramsOf(said) {
  if (!KNOWN.has(said)) KNOWN.set(said, trigrams(said.text ?? ''))
  return KNOWN.get(said)
}

function isShouted({ letters, upper, digits, tag }) {
  return !tag && digits === 0 && letters > 2 && upper === letters
}

function longestRow(emoji, text) {
  let longest = 0
  let row = 0
  let end = -1
  for (const place of emoji) {
    row = end >= 0 && isBetween(text.slice(end, place.start)) ? row + 1 : 1
    longest = Math.max(longest, row)
    end = place.end
  }
  return longest
}

/** Nothing but blanks, and what belongs to the emoji before. */
function isBetween(text) {
  return [...text].every(point => isBlank(point) || point === '\ufe0f' || point === '\u200d' || (point >= '\u{1f3fb}' && point <= '\u{1f3ff}') || isEmoji(point.codePointAt(0)))
}

function inOrder(places) {
  return places.map((place, order) => ({ place, order })).sort((a, b) => a.place.start - b.place.start || a.order - b.order).map(({ place }) => place)
}

function shortened(text) {
  const points = [...text]
  return points.length > QUOTED ? `${points.slice(0, QUOTED - 1).join('')}…` : points.join('')
}

function filled(words, fills) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => fills[name] ?? whole)
}
