// A service as people write it: Express and plain node:http, pino and winston, fetch, timers.
import { metrics, trace } from '@opentelemetry/api'
import { createLogger, startMonitoring } from '@sva/monitoring-client'
import { getWorkspaceContext } from '@sva/sdk'
import { fromHeader, workspaceContext } from '@sva/sdk/express'
import { workspaceContext as httpWorkspace } from '@sva/sdk/http'
import express from 'express'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Writable } from 'node:stream'
import pino from 'pino'
import winston from 'winston'

const monitoring = startMonitoring()
const logger = createLogger({ component: 'server' })
const tracer = trace.getTracer('server')
const meter = metrics.getMeter('server')
const requests = meter.createCounter('test.requests')
const duration = meter.createHistogram('test.duration')
const quiet = new Writable({ write: (_chunk, _encoding, done) => void setImmediate(done) })
const pinoLogger = pino({}, quiet)
const winstonLogger = winston.createLogger({
  // Slower than the requests, so winston buffers, and flushes in somebody else's tick. (The
  // instrumentation adds the transport that sends to OpenTelemetry.)
  transports: [new winston.transports.Stream({ stream: quiet })],
})

const backend = createServer((_request, response) => response.end('ok'))
await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
const backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}/`

async function work(expected: string): Promise<void> {
  const fields = { expected }
  logger.info('start', fields)
  requests.add(1, { expected })
  pinoLogger.info(fields, 'pino')
  winstonLogger.info('winston', fields)
  await tracer.startActiveSpan('work', async (span) => {
    span.setAttribute('expected', expected)
    await sleep(Math.random() * 5)
    logger.info('after timer', fields)
    if (Math.random() < 0.3) await (await fetch(backendUrl)).text()
    duration.record(1, { expected })
    logger.info('after fetch', fields)
    span.end()
  })
  if (Math.random() < 0.01) await monitoring.flush()
  if (getWorkspaceContext().workspaceId !== expected) throw new Error('context lost')
}

const app = express()
app.use(workspaceContext({ from: fromHeader('x-workspace-id') }))
app.get('/express/:id', async (request, response) => {
  await work(String(request.headers['x-workspace-id']))
  response.send('ok')
})
// Answers several requests at once, in whoever's tick that is.
const waiting: { end: () => void }[] = []
app.get('/batched/:id', (_request, response) => {
  waiting.push({ end: () => void response.send('ok') })
  if (waiting.length === 5) for (const { end } of waiting.splice(0)) end()
})
const inWorkspace = httpWorkspace({ from: fromHeader('x-workspace-id') })
const plain = createServer(
  inWorkspace((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    // The listener that loses the context without the adapter's binding.
    request.on('end', () => {
      void work(String(request.headers['x-workspace-id'])).then(() => response.end(body))
    })
  }),
)
const expressServer = app.listen(0, '127.0.0.1', () => {
  plain.listen(0, '127.0.0.1', () => {
    const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port
    console.log(`ready ${port(expressServer)} ${port(plain)}`)
  })
})

process.once('SIGUSR2', () => {
  expressServer.close()
  plain.close()
  backend.close()
  expressServer.closeAllConnections()
  plain.closeAllConnections()
  backend.closeAllConnections()
})
