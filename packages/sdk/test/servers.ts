import { once } from 'node:events'
import {
  Agent,
  createServer,
  request as send,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { onTestFinished } from 'vitest'
import * as forExpress from '../src/adapters/express.ts'
import * as forHttp from '../src/adapters/http.ts'
import type { SvaError } from '../src/index.ts'

export type Options = forHttp.WorkspaceContextOptions<IncomingMessage>

/** The same app behind each adapter; what one refuses, the other must refuse. */
export const adapters: Record<string, (options: Options, app: RequestListener) => RequestListener> =
  {
    http: (options, app) => forHttp.workspaceContext(options)(app),
    express(options, app) {
      const server = express()
      server.use(forExpress.workspaceContext(options))
      server.use(app)
      server.use((error: SvaError, _: IncomingMessage, response: ServerResponse, next: unknown) => {
        if (typeof next !== 'function') throw error
        response.writeHead(error.status ?? 500)
        response.end(JSON.stringify({ code: error.code, message: error.message }))
      })
      return server as RequestListener
    },
  }

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Real HTTP over one kept-alive connection, so that requests share what a connection shares. */
export async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => {
    agent.destroy()
    server.close()
  })
  return async function ask(headers: OutgoingHttpHeaders, body?: string): Promise<Answer> {
    const method = body === undefined ? 'GET' : 'POST'
    const request = send({ host: '127.0.0.1', port, agent, headers, method }).end(body)
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    const chunks = await response.toArray()
    return {
      status: response.statusCode!,
      headers: response.headers,
      body: Buffer.concat(chunks as Buffer[]).toString(),
    }
  }
}
