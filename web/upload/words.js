/** What becomes of a photo, for the person who waits for it. */
export function wordsOf({ stage, preview, fraction, held, words }, hasPreview) {
  const arrived = hasPreview && preview ? 'Preview arrived, ' : ''
  switch (stage) {
    case 'waiting':
      return arrived ? 'Preview arrived, original waits for its turn' : 'Waits for its turn'
    case 'preview':
      return withHeld('Preview is on its way', held)
    case 'original':
      return withHeld(arrived ? `${arrived}original ${percent(fraction)}` : percent(fraction), held)
    case 'done':
      return 'Arrived'
    default:
      return words
  }
}

const withHeld = (words, held) => (held ? `${words}. ${held} It goes on by itself.` : words)

const percent = fraction => `${Math.floor(fraction * 100)} %`

/** What becomes of all of them, said seldom enough to be listened to. */
export function summary(photos) {
  const count = stage => photos.filter(photo => photo.state?.stage === stage).length
  const sending = photos.filter(photo => photo.state).length
  if (sending === 0) return ''
  const refused = count('refused')
  const done = count('done')
  const not = refused ? ` ${refused === 1 ? 'One was' : `${refused} were`} refused; the reason stands there.` : ''
  if (done + refused === sending) return `${done === sending ? allOf(done) : `${done} of ${sending} photos arrived.`}${not}`
  const previews = photos.filter(photo => photo.preview && photo.state?.preview).length
  const held = photos.find(photo => photo.state?.held)?.state.held
  const wait = held ? ` ${held} It goes on by itself.` : ''
  return `${done} of ${sending} photos arrived${previews > done ? `, previews of ${previews}` : ''}.${not}${wait}`
}

const allOf = count => (count === 1 ? 'The photo arrived.' : `All ${count} photos arrived.`)

export const photos = count => (count === 1 ? '1 photo' : `${count} photos`)
