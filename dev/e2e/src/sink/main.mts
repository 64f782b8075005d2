// Stands where a vendor would: takes what the collector forwards, keeps it, and gives it back.
// GET /v1/<signal> answers with the bodies so far, a line each. Prints what it is asked for.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'

const demanded = readFileSync('/run/secrets/otlp-forward-authorization', 'utf8')
const bodies = new Map<string, string[]>()

const server = createServer(async (request, response) => {
  const path = request.url ?? '/'
  if (request.method === 'POST') {
    const body = await buffer(request)
    if (request.headers.authorization !== demanded) {
      response.writeHead(401).end()
      return
    }
    const isPacked = request.headers['content-encoding'] === 'gzip'
    const text = (isPacked ? gunzipSync(body) : body).toString()
    bodies.set(path, [...(bodies.get(path) ?? []), text])
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    return
  }
  console.log(`asked for ${path}`)
  response.end((bodies.get(path) ?? []).join('\n'))
}).listen(4318)

process.once('SIGTERM', () => server.close().closeAllConnections())
