import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

/** Takes OTLP/HTTP and keeps the bytes: what arrives is what left the process. */
export interface Receiver extends AsyncDisposable {
  readonly url: string
  /** All bodies of a signal so far. */
  received(signal: 'logs' | 'traces' | 'metrics'): string
}

export async function startReceiver(): Promise<Receiver> {
  const bodies: { path: string; text: string }[] = []
  const server = createServer(async (request, response) => {
    const body = Buffer.concat((await request.toArray()) as Buffer[])
    const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
    bodies.push({ path: request.url!, text: text.toString() })
    response.setHeader('content-type', 'application/json').end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received: (signal) =>
      bodies
        .filter(({ path }) => path === `/v1/${signal}`)
        .map(({ text }) => text)
        .join('\n'),
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}
