/** The secret by which a WordPress page knows this frame for the one that it has shown, if it is in one. */
export const secretOf = hash => new URLSearchParams(hash.slice(1)).get('secret') ?? undefined

/**
 * What a frame says to the page around it, and all that it ever says. WordPress reads `message`, `value` and `secret`, our own
 * script `whistlestop`.
 */
export const heightMessage = (height, secret) => ({ whistlestop: 'height', message: 'height', value: Math.ceil(height), secret })

/** Tells the page around this frame how tall the content is, at first, at each change, and whenever that page says it is ready. */
export function tellHeight(content) {
  if (window.parent === window) return
  // A scroll bar narrows the content, whose new height brings and takes the bar in turn.
  document.documentElement.dataset.framed = ''
  const secret = secretOf(location.hash)
  const tell = () => window.parent.postMessage(heightMessage(content.getBoundingClientRect().height, secret), '*')
  // WordPress hides a frame until it has spoken, and browsers draw nothing in hidden frames, so that no observer would wake.
  tell()
  new ResizeObserver(tell).observe(content)
  window.addEventListener('message', ({ source, data }) => {
    if (source === window.parent && data?.message === 'ready') tell()
  })
}
