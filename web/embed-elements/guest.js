/** Where the embed of these attributes is; undefined while the tour, or of a stop's element the stop, is not named yet. */
export function addressOf(home, isStop, attribute) {
  const tour = attribute('tour')
  const stop = attribute('stop')
  if (!tour || (isStop && !stop)) return undefined
  const address = new URL(`/embed/tours/${encodeURIComponent(tour)}`, home)
  if (isStop) address.pathname += `/stops/${encodeURIComponent(stop)}`
  for (const name of ['theme', 'map']) {
    if (attribute(name)) address.searchParams.set(name, attribute(name))
  }
  return address
}

/** Pictures and links name our host, and a link to another embed leads to that page instead: here there is no frame to stay in. */
export function absolute(value, home) {
  const address = new URL(value, home)
  if (address.origin === home && address.pathname.startsWith('/embed/')) {
    address.pathname = address.pathname.slice('/embed'.length)
    address.search = ''
  }
  return address.href
}

/** "/a 480w, /b 960w" with our host in it. */
export const absoluteSet = (value, home) =>
  value
    .split(', ')
    .map(one => one.split(' '))
    .map(([address, width]) => `${new URL(address, home)} ${width}`)
    .join(', ')

/** Makes an embed's content fit for another page, below whose headings ours come. */
export function settle(article, home) {
  for (const name of ['href', 'src']) {
    for (const one of article.querySelectorAll(`[${name}]`)) one.setAttribute(name, absolute(one.getAttribute(name), home))
  }
  for (const one of article.querySelectorAll('[srcset]')) one.setAttribute('srcset', absoluteSet(one.getAttribute('srcset'), home))
  article.querySelector('h1')?.setAttribute('aria-level', 3)
  article.querySelector('h2')?.setAttribute('aria-level', 4)
  return article
}
