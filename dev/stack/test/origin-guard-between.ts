import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { connect, type AddressInfo, type Server } from 'node:net'
import { createCounts } from '../../monitoring/origin-guard/counts.ts'
import { createGuard } from '../../monitoring/origin-guard/guard.ts'

export interface Arrived {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** As careless as Alertmanager: every origin may read the answer. */
const careless = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }

/** A guard before a store that notes what arrives, and a raw socket to say anything to it. */
export async function guardBefore(refused: readonly string[] = [], answer?: RequestListener) {
  const arrived: Arrived[] = []
  const store = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    arrived.push({ method: request.method, url: request.url, headers: request.headers, body })
    if (answer) return answer(request, response)
    response.writeHead(200, careless).end(`stored ${body}`)
  })
  const storePort = await listen(store)
  const counts = createCounts(['store'])
  const at = { name: 'store', hostname: '127.0.0.1', port: storePort, refused }
  const guard = createGuard(at, counts)
  const port = await listen(guard)
  return {
    arrived,
    port,
    counts,
    guard,
    /** Everything that comes back until the connection closes. */
    say: (lines: string) => say(port, lines),
    stopStore: () => stop(store),
    async [Symbol.asyncDispose]() {
      await Promise.all([stop(guard), stop(store)])
    },
  }
}

/** A request whose lines all but `Host` and `Connection` are given. */
export const plain = (target: string, ...more: string[]) =>
  [`GET ${target} HTTP/1.1`, 'Host: localhost:9090', 'Connection: close', ...more, '', ''].join(
    '\r\n',
  )

export async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}

function stop(server: Server & { closeAllConnections?: () => void }): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections?.()
  })
}

function say(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('latin1').on('data', (data: string) => (heard += data))
    socket.on('error', () => {}).on('close', () => resolve(heard))
  })
}
