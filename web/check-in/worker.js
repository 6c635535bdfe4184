const SCRIPT = '/check-in-worker.js'

/**
 * Installs the worker that keeps the app on this phone. Answers what the outbox asks of it: `sync`, once there is one; on a bad
 * line that may take long, and some browsers have neither.
 */
export function installWorker() {
  const worker = {}
  register()
    .then(registration => (worker.sync = registration?.sync))
    .catch(error => console.warn('The app is not kept on this phone:', error))
  return worker
}

const register = async () => navigator.serviceWorker?.register(ourScript(), { scope: '/check-in', type: 'module' })

/** Where the page demands trusted types, an address of a script must be of a policy, and ours knows one address only. */
const ourScript = () => globalThis.trustedTypes?.createPolicy('whistlestop', { createScriptURL: () => SCRIPT }).createScriptURL('') ?? SCRIPT
