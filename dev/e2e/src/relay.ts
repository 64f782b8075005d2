import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Signal } from './otlp.ts'
import { stack } from './stack.ts'

/** Stands in front of the collector and keeps what passes: requests of OTLP/JSON. */
export interface Relay {
  readonly url: string
  bodies(signal: Signal): readonly string[]
  close(): void
}

export async function openRelay(): Promise<Relay> {
  const bodies: Record<string, string[]> = {}
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    const body = await buffer(request)
    try {
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      const answer = await fetch(stack().urls.otlp + path, { method: 'POST', headers, body })
      // Refused, it comes again.
      if (answer.ok) (bodies[path] ??= []).push(body.toString())
      response.writeHead(answer.status).end(await answer.text())
    } catch {
      response.writeHead(503).end()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies: (signal) => bodies[`/v1/${signal}`] ?? [],
    close: () => server.close().closeAllConnections(),
  }
}
