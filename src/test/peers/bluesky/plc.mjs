// A directory of accounts (PLC) for one Bluesky server, kept in memory. Argument: port.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
const require = createRequire(`${process.cwd()}/`)
const { formatDidDoc, validateOperationLog } = require('@did-plc/lib')

const operations = new Map()

async function answer(method, path, body) {
  const [, id, what] = decodeURIComponent(path).split('/')
  if (method === 'POST') {
    operations.set(id, [...(operations.get(id) ?? []), JSON.parse(body)])
    return {}
  }
  if (!operations.has(id)) return null
  if (what === 'log') return operations.get(id)
  const account = await validateOperationLog(id, operations.get(id))
  return what === 'data' ? account : formatDidDoc(account)
}

createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  const said = await answer(request.method, request.url, body)
  response.writeHead(said ? 200 : 404, { 'content-type': 'application/json' })
  response.end(JSON.stringify(said ?? { message: 'not registered' }))
}).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'))
