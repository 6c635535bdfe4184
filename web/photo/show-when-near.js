/** Lets a list with `data-waits` show its pictures, and so fetch them, when it comes into view. */
export function showWhenNear(list, signal, Observer = globalThis.IntersectionObserver) {
  const show = () => delete list.dataset.waits
  if (!Observer) return show()
  const observer = new Observer(entries => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    show()
    observer.disconnect()
  })
  observer.observe(list)
  signal.addEventListener('abort', () => observer.disconnect())
}
