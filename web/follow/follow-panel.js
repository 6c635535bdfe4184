import { api } from './api.js'
import { FollowDialog } from './follow-dialog.js'
import { Following } from './following.js'
import { push } from './push.js'

/** All that only those need who want to follow, or follow already. */
export function makePanel(memory) {
  const following = new Following({ memory, browser: push, api })
  return {
    async state(tour, stop) {
      // Whether the server hears of it again makes no difference to what is shown.
      following.sayAgain().catch(error => console.warn('Not said again that this browser follows:', error.message))
      return following.state(tour, stop)
    },

    unfollow: (tour, stop) => following.unfollow(tour, stop),

    dialog: ({ tour, stop, host, store, onState }) =>
      new FollowDialog({
        host,
        store,
        onState,
        readKey: api.key,
        follow: (isForStop, key) => following.follow(tour, isForStop ? stop : null, key),
      }),
  }
}
