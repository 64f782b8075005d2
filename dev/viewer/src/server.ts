import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { asset } from './assets.ts'
import { refusal, securityHeaders } from './guard.ts'
import { parse, parseOtlp, readBody, Rejected, requireJson } from './receive.ts'
import type { Signal, Store } from './store.ts'
import type { Stream } from './stream.ts'
import { maxTryText } from './try.ts'
import type { TryText } from './try.ts'
import { object } from './value.ts'
import { news, recordView, traceView } from './view.ts'

export interface Parts {
  readonly store: Store
  readonly stream: Stream
  readonly onBody: ((signal: Signal, body: Uint8Array) => void) | undefined
  readonly tryText: TryText | undefined
}

const signals: Readonly<Record<string, Signal>> = {
  '/v1/logs': 'logs',
  '/v1/traces': 'traces',
  '/v1/metrics': 'metrics',
}
const maxReplayedLogs = 1_000

export function viewerServer(parts: Parts): Server {
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    answer(parts, request, response).catch((error: unknown) => {
      const rejected = error instanceof Rejected ? error : undefined
      if (response.headersSent) return response.destroy()
      request.resume()
      const message = rejected?.message ?? 'The viewer failed on this request.'
      return json(response, rejected?.status ?? 500, { message })
    })
  })
  return server
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse) {
  const refused = refusal(request, request.socket.localPort ?? 0)
  if (refused) throw new Rejected(403, refused)
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const signal = signals[path]
  if (request.method === 'POST' && signal) return receive(parts, signal, request, response)
  if (request.method === 'POST' && path === '/api/try') return tryOut(parts, request, response)
  if (request.method !== 'GET')
    throw new Rejected(405, 'OTLP goes to POST /v1/logs, /v1/traces or /v1/metrics.')
  return read(parts, path, response)
}

async function receive(
  { store, stream, onBody }: Parts,
  signal: Signal,
  request: IncomingMessage,
  response: ServerResponse,
) {
  requireJson(request)
  const body = await readBody(request)
  onBody?.(signal, body)
  const otlp = parseOtlp(signal, body)
  stream.news(news(store, ingest(store, signal, otlp)))
  json(response, 200, {})
}

function ingest(store: Store, signal: Signal, otlp: Record<string, unknown>) {
  try {
    return store.ingest(signal, otlp)
  } catch {
    // Only the depth of the nesting gets here: wrong types read as empty.
    throw new Rejected(400, 'The body is nested too deep to be telemetry.')
  }
}

async function tryOut({ tryText }: Parts, request: IncomingMessage, response: ServerResponse) {
  if (!tryText) throw new Rejected(404, 'Nothing here logs a text for you: start ./run demo.')
  requireJson(request)
  const { text } = object(parse(await readBody(request)))
  if (typeof text !== 'string' || text.length > maxTryText)
    throw new Rejected(400, `Send {"text": "..."} of at most ${maxTryText} characters.`)
  json(response, 200, await tryText(text))
}

async function read({ store, stream, tryText }: Parts, path: string, response: ServerResponse) {
  const [, area, name, id = ''] = path.split('/')
  if (path === '/healthz') return json(response, 200, { service: 'sva-viewer' })
  if (path === '/events') {
    const all = store.all()
    const replay = news(store, { ...all, logs: all.logs.slice(-maxReplayedLogs) })
    if (stream.open(response, { ...replay, canTry: tryText !== undefined })) return
    throw new Rejected(503, 'Too many pages of this viewer are open.')
  }
  if (area === 'api' && name === 'trace') return found(response, traceView(store, id))
  if (area === 'api' && name === 'record') return found(response, recordView(store, id))
  const file = await asset(path)
  if (!file) throw new Rejected(404, 'There is no such page.')
  response.writeHead(200, { 'content-type': file.type }).end(file.content)
}

const found = (response: ServerResponse, view: unknown) =>
  view === undefined
    ? json(response, 404, { message: 'Gone: the viewer keeps the latest records only.' })
    : json(response, 200, view)

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
