import { element } from '../map/parts.js'
import { FIT, fitted, panned, pinched, swipe, zoomed } from './zoom.js'

const DOUBLE_TAP = 300

/** Holds one large picture and lets fingers, mouse and wheel move it. */
export class Stage {
  #onSwipe
  #onZoom
  #view = FIT
  #picture
  #fingers = new Map()
  #began
  #lastTap = 0
  #blur = element('img', { className: 'stage-blur', alt: '', ariaHidden: 'true', hidden: true })
  box = element('div', { className: 'stage' })

  constructor({ onSwipe, onZoom }) {
    this.#onSwipe = onSwipe
    this.#onZoom = onZoom
    this.box.addEventListener('pointerdown', event => this.#down(event))
    this.box.addEventListener('pointermove', event => this.#move(event))
    for (const name of ['pointerup', 'pointercancel']) this.box.addEventListener(name, event => this.#up(event))
    this.box.addEventListener('wheel', event => this.#wheel(event), { passive: false })
  }

  get isZoomed() {
    return this.#view.scale > 1
  }

  show(figure, picture) {
    const placeholder = figure.querySelector('.photo-blur')?.src
    this.#blur.hidden = !placeholder
    if (placeholder) this.#blur.src = placeholder
    const { width, height } = picture.querySelector('img').attributes
    for (const name of ['width', 'height']) this.#blur.setAttribute(name, { width, height }[name].value)
    this.#picture = picture
    this.box.replaceChildren(this.#blur, picture)
    this.fit()
  }

  clear() {
    this.box.replaceChildren()
    this.#fingers.clear()
  }

  fit() {
    this.#set(FIT)
  }

  zoom(factor, point = { x: 0, y: 0 }) {
    this.#set(zoomed(this.#view, factor, point, this.#room()))
    // Now that it is larger than the screen, the widest file is worth loading.
    if (this.isZoomed) for (const part of this.#picture.children) part.sizes = '300vw'
  }

  pan(by) {
    this.#set(panned(this.#view, by, this.#room()))
  }

  #set(view) {
    this.#view = view
    this.#place(view)
    this.#onZoom(view)
  }

  #place({ x, y, scale }) {
    const img = this.#picture.querySelector('img')
    for (const layer of [img, this.#blur]) {
      layer.style.transform = scale === 1 && !x && !y ? '' : `translate(${x}px, ${y}px) scale(${scale})`
    }
    this.box.classList.toggle('is-zoomed', scale > 1)
  }

  #room() {
    const { clientWidth: width, clientHeight: height } = this.box
    const img = this.#picture.querySelector('img')
    return { stage: { width, height }, picture: fitted({ width: img.width, height: img.height }, { width, height }) }
  }

  #point({ clientX, clientY }) {
    const { left, top, width, height } = this.box.getBoundingClientRect()
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 }
  }

  #down(event) {
    if (event.button !== 0) return
    event.preventDefault()
    this.box.setPointerCapture(event.pointerId)
    this.#fingers.set(event.pointerId, this.#point(event))
    this.#began = this.#fingers.size === 1 ? { at: event.timeStamp, point: this.#point(event) } : undefined
  }

  #move(event) {
    if (!this.#fingers.has(event.pointerId)) return
    const before = [...this.#fingers.values()]
    this.#fingers.set(event.pointerId, this.#point(event))
    const after = [...this.#fingers.values()]
    if (after.length === 2) return this.#set(pinched(this.#view, before, after, this.#room()))
    if (this.isZoomed) return this.pan({ x: after[0].x - before[0].x, y: after[0].y - before[0].y })
    if (this.#began) this.#place({ scale: 1, ...this.#movedBy(event) })
    return undefined
  }

  #movedBy(event) {
    const { x, y } = this.#point(event)
    return { x: x - this.#began.point.x, y: Math.max(0, y - this.#began.point.y) }
  }

  #up(event) {
    if (!this.#fingers.delete(event.pointerId)) return
    const began = this.#began
    this.#began = undefined
    if (!began) return
    const by = { x: this.#point(event).x - began.point.x, y: this.#point(event).y - began.point.y }
    if (Math.hypot(by.x, by.y) < 8) return this.#tap(event)
    if (this.isZoomed) return
    this.#place(FIT)
    if (event.type === 'pointerup') this.#onSwipe(swipe(by, event.timeStamp - began.at))
  }

  #tap(event) {
    const isSecond = event.timeStamp - this.#lastTap < DOUBLE_TAP
    this.#lastTap = isSecond ? 0 : event.timeStamp
    if (!isSecond) return
    if (this.isZoomed) this.fit()
    else this.zoom(2.5, this.#point(event))
  }

  #wheel(event) {
    event.preventDefault()
    this.zoom(Math.exp(-event.deltaY / 400), this.#point(event))
  }
}
