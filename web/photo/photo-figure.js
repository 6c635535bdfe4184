import { element } from '../map/parts.js'
import { credit, near, srcset, taken, words } from './photo-words.js'

/** Builds what the template gallery/photo.html builds, from a card of the API. */
export function photoFigure(card, sizes) {
  const figure = element(
    'figure',
    { className: 'photo', id: `photo-${card.id}` },
    element(
      'a',
      { className: 'photo-open', href: near(card, 2048).url },
      ...placeholder(card),
      element(
        'picture',
        {},
        ...['image/avif', 'image/webp'].flatMap(type => source(card, type, sizes)),
        element('img', {
          sizes,
          srcset: srcset(card, 'image/jpeg'),
          src: near(card, 640).url,
          width: card.width,
          height: card.height,
          alt: words(card),
          loading: 'lazy',
          decoding: 'async',
        }),
      ),
    ),
    caption(card),
  )
  Object.assign(figure.dataset, { photo: card.id, stop: card.stop, place: card.place, shown: card.shownAt, url: card.url })
  if (card.lead) figure.dataset.lead = ''
  return figure
}

/** Shown blurred until the picture is there; nobody needs to hear of it. */
function placeholder(card) {
  return card.placeholder
    ? [element('img', { className: 'photo-blur', src: card.placeholder, alt: '', ariaHidden: 'true' })]
    : []
}

function source(card, type, sizes) {
  const set = srcset(card, type)
  return set ? [element('source', { type, srcset: set, sizes })] : []
}

function caption(card) {
  const time = taken(card)
  return element(
    'figcaption',
    {},
    ...(card.caption ? [element('p', { className: 'photo-caption', textContent: card.caption })] : []),
    element(
      'p',
      { className: 'photo-about' },
      element('span', { className: 'photo-place', textContent: card.place }),
      ' ',
      element('span', { className: 'photo-credit', textContent: credit(card) }),
      ...(time ? [' ', element('time', { dateTime: card.takenAt, textContent: time })] : []),
    ),
  )
}

/** What a list of photos must know of a figure, whoever built it. */
export function entryOf(figure) {
  const { photo, stop, place, shown, lead } = figure.dataset
  return { id: photo, stop, place, shownAt: shown, lead: lead !== undefined, figure }
}
