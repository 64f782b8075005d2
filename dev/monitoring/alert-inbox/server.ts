import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Inbox } from './inbox.ts'
import type { Members } from './members.ts'
import { metrics } from './metrics.ts'
import { alertsOf, Rejected } from './notification.ts'
import { page } from './page.ts'

/** With `maxConnections` the most that bodies can take of the 64 MB: 2.5 MB. */
const maxBody = 256 * 1024
const maxConnections = 10

/** Our names: a page whose owner points a name of his to 127.0.0.1 asks for another host. */
const ownHost = /^(?:alert-inbox|127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i
const ownHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}
const types = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  text: 'text/plain; charset=utf-8',
  metrics: 'text/plain; version=0.0.4',
}
const css = readFileSync(new URL('page.css', import.meta.url), 'utf8')

type Answer = readonly [type: keyof typeof types, body: string, status?: number]

export function inboxServer(inbox: Inbox, members: Members): Server {
  const pages: Readonly<Record<string, () => Answer>> = {
    '/': () => ['html', page(inbox, members)],
    '/page.css': () => ['css', css],
    '/alerts': () => ['json', `${JSON.stringify(inbox.all(), null, 2)}\n`],
    '/metrics': () => ['metrics', metrics(inbox, members)],
    '/healthz': () => ['text', `${inbox.complaint() ?? 'ok'}\n`, inbox.complaint() ? 503 : 200],
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (!ownHost.test(request.headers.host ?? ''))
      throw new Rejected(403, 'Asked under a foreign name. Fix: use localhost.')
    const path = request.url?.split('?', 1)[0] ?? '/'
    if (path === '/webhook') {
      requireAlertmanager(request)
      inbox.take(alertsOf(await bodyOf(request)))
      return ['text', 'taken\n']
    }
    const found = pages[path]
    if (found === undefined) throw new Rejected(404, 'There is no such page.')
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new Rejected(405, 'Fix: use GET.')
    return found()
  }

  const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 })
  server.maxConnections = maxConnections
  return server.on('request', (request, response) => {
    answer(request).then(
      (found) => send(response, ...found),
      (error: unknown) => {
        const { status, message } =
          error instanceof Rejected ? error : new Rejected(500, 'The inbox failed on this request.')
        response.setHeader('connection', 'close')
        send(response, 'text', `${message}\n`, status)
      },
    )
  })
}

/** A foreign page can post too, e.g. a Watchdog that hides that alerts are dead; but not like this. */
function requireAlertmanager({ method, headers }: IncomingMessage): void {
  if (method !== 'POST') throw new Rejected(405, 'Fix: use POST.')
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined)
    throw new Rejected(403, 'Notifications come from Alertmanager, not from a browser.')
  if (headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json')
    throw new Rejected(415, 'Fix: send application/json.')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBody) throw new Rejected(413, `Fix: send at most ${maxBody} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function send(response: ServerResponse, type: keyof typeof types, body: string, status = 200) {
  response.writeHead(status, { ...ownHeaders, 'content-type': types[type] }).end(body)
}
