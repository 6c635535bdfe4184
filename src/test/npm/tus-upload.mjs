// Uploads a file with tus-js-client as its documentation says, and prints what happened as one line of JSON.
// Arguments: address, file, metadata and options as JSON. Options of ours: `stopAt` (bytes), `terminate`.
import { readFileSync } from 'node:fs'
import { Upload } from 'tus-js-client'

const [endpoint, file, metadata, options] = process.argv.slice(2)
const { stopAt, terminate, token, ...rest } = JSON.parse(options ?? '{}')
const statuses = []

const report = what => {
  console.log(JSON.stringify({ what, url: upload.url, statuses }))
  process.exit(0)
}

const upload = new Upload(readFileSync(file), {
  endpoint,
  metadata: JSON.parse(metadata),
  headers: token ? { Authorization: `Bearer ${token}` } : {},
  retryDelays: Array(30).fill(100),
  ...rest,
  onAfterResponse: (request, response) => {
    statuses.push(`${request.getMethod()} ${response.getStatus()}`)
  },
  onChunkComplete: async (size, accepted) => {
    if (stopAt && accepted >= stopAt) {
      await upload.abort(terminate)
      report('stopped')
    }
  },
  onError: error => report(String(error)),
  onSuccess: () => report('done'),
})
upload.start()
