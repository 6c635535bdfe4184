import { element } from '../lib/element.js'

/** A large line that opens a form beneath it. */
export const moreItem = (title, ...children) => element('details', { className: 'more-item' }, element('summary', {}, title), ...children)

/** A label, its control, a hint and a place for what is wrong; `field.wrong(text)` says it and goes there. */
export function field(id, label, control, hint = '') {
  const wrong = element('p', { id: `${id}-wrong`, className: 'wrong', role: 'alert' })
  const help = element('p', { id: `${id}-help`, className: 'quiet' }, hint)
  Object.assign(control, { id })
  control.setAttribute('aria-describedby', `${id}-help ${id}-wrong`)
  help.hidden = !hint
  return {
    view: element('div', { className: 'field' }, element('label', { htmlFor: id }, label), control, help, wrong),
    wrong(text) {
      wrong.textContent = text
      control.setAttribute('aria-invalid', String(!!text))
      if (text) control.focus()
      return !text
    },
  }
}

export const submitButton = words => element('button', { className: 'button primary wide' }, words)
