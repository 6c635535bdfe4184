/** What stands on the page in each state. */
export function stateWords(state) {
  switch (state) {
    case 'denied':
      return 'This browser does not let this site show notes. Its settings can allow it.'
    case 'tour':
      return 'You follow the whole tour.'
    case 'stop':
      return 'You follow this stop.'
    default:
      return ''
  }
}
