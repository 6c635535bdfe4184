/** Speaks with the device about passkeys, in the JSON forms of WebAuthn, which not every browser knows by itself. */

export const isSupported = () => typeof PublicKeyCredential === 'function' && !!navigator.credentials

/** Whether the browser offers passkeys inside a field that people would type into. */
export const hasAutofill = async () => !!(await PublicKeyCredential.isConditionalMediationAvailable?.())

/** Lets the device make a passkey; `options` is a PublicKeyCredentialCreationOptionsJSON. */
export async function make(options, signal) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON?.(options) ?? creationOptions(options)
  return jsonOf(await navigator.credentials.create({ publicKey, signal }))
}

/** Lets the device sign; `options` is a PublicKeyCredentialRequestOptionsJSON. */
export async function prove(options, signal, mediation) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON?.(options) ?? requestOptions(options)
  return jsonOf(await navigator.credentials.get({ publicKey, signal, mediation }))
}

export const creationOptions = options => ({
  ...options,
  challenge: bytes(options.challenge),
  user: { ...options.user, id: bytes(options.user.id) },
  excludeCredentials: options.excludeCredentials.map(known),
})

export const requestOptions = options => ({
  ...options,
  challenge: bytes(options.challenge),
  allowCredentials: options.allowCredentials.map(known),
})

const known = credential => ({ ...credential, id: bytes(credential.id) })

export function jsonOf(credential) {
  if (credential.toJSON) return credential.toJSON()
  const { response } = credential
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
  const given = parts.filter(part => response[part])
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      ...Object.fromEntries(given.map(part => [part, text(response[part])])),
      ...(response.getTransports && { transports: response.getTransports() }),
    },
  }
}

/** Base64 for addresses, both ways. */
export const bytes = coded => Uint8Array.from(atob(coded.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))

export const text = buffer =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** What went wrong at the device, for the person before it; empty when nothing needs saying. */
export function wordsFor(error) {
  switch (error.name) {
    case 'AbortError':
      return ''
    case 'NotAllowedError':
      return 'That was cancelled, took too long, or this device has no passkey for this site. Try again, or use another way.'
    case 'InvalidStateError':
      return 'This device has a passkey for you already. Sign in with it.'
    case 'SecurityError':
      return 'Passkeys work only at this site’s own, secure address. Look at the address above.'
    case 'NotSupportedError':
    case 'ConstraintError':
      return 'This device cannot check that it is you. Set up its screen lock, fingerprint or face, or use another device.'
    default:
      return error.message || 'That did not work. Try again, or use another way.'
  }
}
