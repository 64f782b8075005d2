// An app that fills every field of docs/reference/log-record.md once, inside of a request. Started by
// a test as a process of its own.
import { createLogger, startMonitoring } from '@sva/monitoring-client'
import { fromHeader, workspaceContext } from '@sva/sdk/http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

const monitoring = startMonitoring({
  serviceName: 'permits',
  serviceVersion: '1.2.3',
  environment: 'production',
})
const { createServer } = await import('node:http')

const logger = createLogger({ component: 'receipts' })
const error = Object.assign(new TypeError('printer jammed', { cause: new Error('no paper') }), {
  code: 'EJAM',
})
const server = createServer(
  workspaceContext({ from: fromHeader('x-workspace-id') })((_, response) => {
    const fields = { action: 'RECEIPT_SENT', duration_ms: 12, user_id: 42, permit: 'MUS-1' }
    logger.error('receipt not sent to jane@example.org', { ...fields, error })
    response.end()
  }),
).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
await fetch(`http://127.0.0.1:${port}`, { headers: { 'x-workspace-id': 'musterstadt' } })
server.close()
await monitoring.shutdown()
