/** Of each kind, what its body holds, and nothing else: a place could not even slip in. */
const FIELDS = {
  'check-in': ['kind', 'minutes', 'withdraws', 'seen', 'planned', 'note'],
  note: ['checkIn', 'note'],
  'field-note': ['kind', 'words', 'tags'],
  stream: ['url'],
  slip: ['minutes', 'planned', 'plans'],
  photo: ['takenAt', 'alt', 'caption'],
}

/** The body of an entry as it may be kept and sent. */
export function fitting(kind, body = {}) {
  const fields = FIELDS[kind]
  if (!fields) throw new TypeError(`No such kind: ${kind}`)
  return Object.fromEntries(fields.filter(field => body[field] !== undefined).map(field => [field, body[field]]))
}

/** How an entry that is text asks to be recorded; the same bytes at every try. */
export function requestOf({ id, kind, tour, stop, happenedAt, body }) {
  const put = (url, said) => ({ method: 'PUT', url, body: given(said) })
  switch (kind) {
    case 'check-in':
      return put(`/api/check-ins/${id}`, { tour, stop, ...fitting(kind, body), happenedAt })
    case 'note':
      return { ...put(`/api/check-ins/${body.checkIn}/note`), body: { note: body.note ?? null, happenedAt } }
    case 'field-note':
      return put(`/api/field-notes/${id}`, { tour, stop, ...fitting(kind, body), happenedAt })
    case 'stream':
      return put(`/api/streams/${id}`, { tour, stop, ...fitting(kind, body), happenedAt })
    case 'slip':
      return put(`/api/tours/${encodeURIComponent(tour)}/slips/${id}`, { stop, scope: 'day', ...fitting(kind, body) })
    default:
      throw new TypeError(`No request for ${kind}`)
  }
}

/** What goes with a file of a photo, in the words of an upload. */
export function saidOf({ id, tour, stop, body }, part) {
  return { tour, stop, ...given(fitting('photo', body)), filetype: 'image/jpeg', photo: id, part }
}

/** Parts of one entry, by which its files and its unfinished uploads are kept. */
export const PARTS = ['preview', 'original']

export const keyOf = (id, part) => `${id}/${part}`

const given = (said = {}) => Object.fromEntries(Object.entries(said).filter(([, value]) => value != null))
