// Nothing to load by itself: the check-in app imports what it needs from here.
export { openStore } from './store.js'
export { Outbox } from './outbox.js'
export { keepFlushing } from './flushing.js'
export { foreseen } from './foreseen.js'
