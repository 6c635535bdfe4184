const SCRIPT = '/follow-worker.js'
const SCOPE = '/tours/'

/** What only the browser does: permission, and the one subscription of this site's worker. */
export const push = {
  permission: () => Notification.permission,

  ask: () => Notification.requestPermission(),

  newId: () => crypto.randomUUID(),

  /** As the server wants it, or null. */
  async find() {
    const registration = await navigator.serviceWorker.getRegistration(SCOPE)
    const subscription = isOurs(registration) ? await registration.pushManager.getSubscription() : null
    return subscription && readable(subscription)
  },

  /** A subscription is bound to the installation's key: with another key it is none of ours. */
  async subscribe(key) {
    const registration = await register()
    const applicationServerKey = bytes(key)
    const known = await registration.pushManager.getSubscription()
    if (known && !isSame(known.options.applicationServerKey, applicationServerKey)) await known.unsubscribe()
    try {
      return readable(await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }))
    } catch (error) {
      throw new Error('This browser could not reach its push service. Private windows have none; else try again.', { cause: error })
    }
  },

  async unsubscribe() {
    const registration = await navigator.serviceWorker.getRegistration(SCOPE)
    if (!isOurs(registration)) return
    await (await registration.pushManager.getSubscription())?.unsubscribe()
    await registration.unregister()
  },
}

const isOurs = registration => registration?.scope === new URL(SCOPE, location.origin).href

async function register() {
  await navigator.serviceWorker.register(script(), { scope: SCOPE })
  return navigator.serviceWorker.ready
}

let policy

/** Where the page demands trusted types, an address of a script must be of a policy, and ours knows one address only. */
function script() {
  policy ??= globalThis.trustedTypes?.createPolicy('whistlestop', { createScriptURL: () => SCRIPT })
  return policy?.createScriptURL('') ?? SCRIPT
}

function readable(subscription) {
  const { endpoint, keys } = subscription.toJSON()
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }
}

function bytes(base64url) {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}

const isSame = (buffer, wanted) => !!buffer && new Uint8Array(buffer).join() === wanted.join()
