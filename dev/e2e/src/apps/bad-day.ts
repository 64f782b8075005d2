// An app to whom everything happens that dashboards should show. Started by tests as a process of
// its own, with a short queue: OTEL_BLRP_MAX_QUEUE_SIZE=10.
import { createLogger, startMonitoring } from '@sva/monitoring-client'
import { knownSafe } from '@sva/redaction'
import { fromHeader, workspaceContext } from '@sva/sdk/http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

const monitoring = startMonitoring({ serviceName: 'bad-day', labels: { maxSeries: 2 } })
const { createServer } = await import('node:http')

const logger = createLogger({ component: 'weather' })
const inWorkspace = workspaceContext({ from: fromHeader('x-workspace-id') })
const server = createServer(
  inWorkspace((_, response) => {
    logger.warn('it rains in', { office: knownSafe('buergerbuero@musterstadt.example', 'imprint') })
    response.statusCode = 500
    response.end()
  }),
).listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const workspaces = ['musterstadt', 'neudorf', 'beispielhausen', 'oberdorf']
// Twice: a rate needs two points.
for (const round of ['first', 'second']) {
  await fetch(url) // no workspace: refused
  for (const id of workspaces) await fetch(url, { headers: { 'x-workspace-id': id } })
  for (let n = 0; n < 50; n += 1) logger.fatal(`no more room in the queue, ${round} time`)
  await monitoring.flush()
}
server.close()
await monitoring.shutdown()
