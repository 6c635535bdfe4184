import { element } from '../lib/element.js'
import { FindingItem } from './finding-item.js'
import { lint } from './lint.js'
import { summary } from './lint-words.js'

const PAUSE = 150

/**
 * Wraps the list of findings that the server made, and goes on answering while somebody types in the textarea that `for` names.
 * The table is read from `#lint-table`, and from `#lint-context` what is known around the text:
 * `{places, people, at, earlier, language, linked, thresholds}`, all of which may be missing; without `at` it is now.
 */
class LintPanel extends HTMLElement {
  #attached
  #field
  #table
  #context
  #report
  #waiting
  #items = new Map()
  #meter = element('meter', { min: 0, max: 100, optimum: 100, ariaHidden: 'true' })
  #verdict = element('p', { className: 'lint-verdict', ariaLive: 'polite' })
  #list = element('ul', { className: 'lint-findings', ariaLabel: 'What could be better' })

  connectedCallback() {
    this.#field = document.getElementById(this.getAttribute('for'))
    this.#table = contentOf('lint-table')
    if (!this.#field || !this.#table) return
    this.#context = contentOf('lint-context') ?? {}
    this.#meter.low = (this.#context.thresholds ?? this.#table.thresholds).billboardAt
    this.#meter.high = this.#table.goodAt
    this.#attached = new AbortController()
    const { signal } = this.#attached
    this.#field.addEventListener('input', () => this.#wait(), { signal })
    this.#field.addEventListener('blur', () => this.#release(), { signal })
    this.replaceChildren(this.#meter, this.#verdict, this.#list)
    this.#ask()
  }

  disconnectedCallback() {
    clearTimeout(this.#waiting)
    this.#attached?.abort()
  }

  get report() {
    return this.#report
  }

  #wait() {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => this.#ask(), PAUSE)
  }

  #ask() {
    clearTimeout(this.#waiting)
    const { language, linked, thresholds, ...context } = this.#context
    const text = { text: this.#field.value, language: language ?? this.#field.lang, linked: linked === true }
    this.#report = lint(this.#table, text, { at: new Date().toISOString(), ...context }, thresholds)
    this.#hold()
    this.#show(this.#report)
    this.dispatchEvent(new CustomEvent('linted', { bubbles: true, detail: this.#report }))
  }

  #show({ score, verdict, findings }) {
    const said = summary(this.#report)
    this.dataset.verdict = verdict
    this.#meter.value = score
    if (this.#verdict.textContent !== said) this.#verdict.textContent = said
    const items = findings.map(finding => this.#itemOf(finding))
    for (const [rule, { view }] of this.#items) if (!findings.some(finding => finding.rule === rule)) view.remove()
    items.forEach(({ view }, i) => this.#list.children[i] !== view && this.#list.insertBefore(view, this.#list.children[i] ?? null))
  }

  #itemOf(finding) {
    const { rule } = finding
    if (!this.#items.has(rule)) this.#items.set(rule, new FindingItem(rule, () => this.#select(rule)))
    const item = this.#items.get(rule)
    item.update(finding)
    return item
  }

  /** Asks once more: the text may have moved on since. */
  #select(rule) {
    this.#ask()
    const found = this.#report.findings.find(finding => finding.rule === rule)
    if (!found || found.start < 0) return
    this.#field.focus()
    this.#field.setSelectionRange(found.start, found.end)
  }

  /** While somebody types, the panel grows but never shrinks, so that nothing below jumps. */
  #hold() {
    if (document.activeElement === this.#field) this.style.minBlockSize = `${this.offsetHeight}px`
  }

  #release() {
    this.style.minBlockSize = ''
  }
}

function contentOf(id) {
  const script = document.getElementById(id)
  return script ? JSON.parse(script.textContent) : undefined
}

customElements.define('lint-panel', LintPanel)
