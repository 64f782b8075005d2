import {
  Agent,
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { pipeline } from 'node:stream'
import type { Counts } from './counts.ts'
import { decide } from './decide.ts'
import type { Store } from './stores.ts'

/** What goes to a store, a closed list: no cookie (localhost's are shared by all ports). */
const passedOn = [
  'accept',
  'accept-encoding',
  'cache-control',
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'if-modified-since',
  'if-none-match',
  'user-agent',
]
/** Between two neighbours only; what Node has decoded must not be announced again. */
const hopByHop = ['connection', 'keep-alive', 'proxy-authenticate', 'trailer', 'transfer-encoding']
const ownHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
}
/** Requests to one store; more wait. What stalls costs 0.5 MB of buffers, and there are 96 MB. */
const atOnce = 20
/** Milliseconds without a byte; Prometheus' own query timeout is 2 minutes. */
const silence = 130_000

export interface Guarded extends Store {
  /** Where the store is; its name in the compose network. */
  readonly hostname: string
}

/** A reverse proxy in front of one store. Streams both ways, keeps nothing. */
export function createGuard(store: Guarded, counts: Counts): Server {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 })
  server.maxConnections = 100
  const agent = new Agent({ maxSockets: atOnce })
  return server.on('request', (request, response) => {
    const refusal = decide(request, store.refused)
    if (refusal === undefined) return pass({ store, agent, counts }, request, response)
    counts.add(store.name, refusal.reason)
    request.resume()
    say(response, refusal.status, refusal.message)
  })
}

function pass(
  { store, agent, counts }: { store: Guarded; agent: Agent; counts: Counts },
  request: IncomingMessage,
  response: ServerResponse,
) {
  const upstream = ask({
    agent,
    host: store.hostname,
    port: store.port,
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    // Closed after it: whatever a store reads differently, there is no next request to poison.
    headers: { ...only(request.headers, (name) => passedOn.includes(name)), connection: 'close' },
    timeout: silence,
  })
  upstream.on('timeout', () => upstream.destroy(new Error('no answer in time')))
  upstream.on('response', (answer) => {
    counts.add(store.name, 'passed')
    const headers = only(answer.headers, isForBrowser)
    response.writeHead(answer.statusCode ?? 502, { ...headers, ...ownHeaders })
    // A store that breaks off breaks the answer off: half an answer must not look like a whole one.
    pipeline(answer, response, () => upstream.destroy())
  })
  upstream.on('error', () => {
    if (response.headersSent || response.destroyed) response.destroy()
    else {
      counts.add(store.name, 'unavailable')
      say(response, 502, `${store.name} does not answer. Fix: see pnpm stack status.`)
    }
  })
  response.on('close', () => upstream.destroy())
  pipeline(request, upstream, () => {})
}

const isForBrowser = (name: string) =>
  !hopByHop.includes(name) && !name.startsWith('access-control-')

function only(headers: IncomingHttpHeaders, keep: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => keep(name)))
}

/** Closes the connection: what is left of a refused request is nobody's next one. */
function say(response: ServerResponse, status: number, message: string): void {
  const type = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }
  response.writeHead(status, { ...type, ...ownHeaders }).end(`${message}\n`)
}
