/** What a report comes to, in one sentence. */
export function summary({ score, verdict, findings: { length } }) {
  return `${score} of 100. ${VERDICTS[verdict](length)}`
}

const VERDICTS = {
  good: count => (count === 0 ? 'Reads like a person.' : `Reads like a person; ${things(count)} could be better.`),
  mixed: count => `Half a person, half a poster: ${things(count)} to look at.`,
  billboard: () => 'A billboard. To send it all the same, an approver must write down why.',
}

function things(count) {
  return count === 1 ? 'one thing' : `${count} things`
}
