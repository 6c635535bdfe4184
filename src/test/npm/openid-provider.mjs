// A real OpenID provider, whose people may sign in with any password. Arguments: port, callback of its one client, and a file
// with the claims of each person by login, read anew for every token.
import { readFileSync } from 'node:fs'
import { Provider } from 'oidc-provider'

const [port, callback, people] = process.argv.slice(2)
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'whistlestop', client_secret: 'a-secret-of-the-client-0123456789', redirect_uris: [callback] }],
  claims: { openid: ['sub'], profile: ['name', 'roles'] },
  conformIdTokenClaims: false, // roles stand in the ID token
  findAccount: (_, login) => ({
    accountId: login,
    claims: () => ({ sub: login, ...JSON.parse(readFileSync(people, 'utf8'))[login] }),
  }),
})
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'))
