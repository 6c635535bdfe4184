// A real Bluesky server (PDS) that keeps what it holds in a folder and goes on with it when started again.
// Arguments: port, port of its directory (plc.mjs), folder. Prints its account and app password.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(`${process.cwd()}/`)
const pds = require('@atproto/pds')

const [port, plcPort, folder] = process.argv.slice(2)
mkdirSync(`${folder}/data`, { recursive: true })
const settings = {
  devMode: true,
  port: Number(port),
  hostname: 'localhost',
  dataDirectory: `${folder}/data`,
  blobstoreDiskLocation: `${folder}/blobs`,
  didPlcUrl: `http://127.0.0.1:${plcPort}`,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  jwtSecret: 'for-tests-only',
  adminPassword: 'for-tests-only',
  plcRotationKeyK256PrivateKeyHex: '1'.repeat(64),
  disableSsrfProtection: true,
}
const server = await pds.PDS.create(pds.envToCfg(settings), pds.envToSecrets(settings))
await server.start()

async function call(method, body, token) {
  const answer = await fetch(`http://localhost:${port}/xrpc/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const kept = `${folder}/account.json`
if (!existsSync(kept)) {
  const account = await call('com.atproto.server.createAccount', {
    email: 'tour@example.test', handle: 'corpstores.test', password: 'account-password' })
  const app = await call('com.atproto.server.createAppPassword', { name: 'whistlestop' }, account.accessJwt)
  writeFileSync(kept, JSON.stringify({ handle: account.handle, did: account.did, password: app.password }))
}
console.log(readFileSync(kept, 'utf8'))
