import { createMemorySessionStore } from '@sva/auth'
import { createLogger, startMonitoring } from '@sva/monitoring-client'
import { createRedactor } from '@sva/redaction'
import { getWorkspaceContext, runWithWorkspaceContext } from '@sva/sdk'
import { fromHeader, workspaceContext } from '@sva/sdk/http'

const monitoring = startMonitoring({ serviceName: 'permits', console: false })
const logger = createLogger({ component: 'receipts' })
const sessions = createMemorySessionStore()

await runWithWorkspaceContext({ workspaceId: 'musterstadt' }, async () => {
  logger.info('receipt sent to jane@example.org', { action: 'RECEIPT_SENT' })
  const { token } = await sessions.create({ workspaceId: 'musterstadt', userId: 'u-17' }, {})
  console.log(getWorkspaceContext().workspaceId, (await sessions.get(token)).status)
})
console.log(createRedactor().redact('to jane@example.org'))
console.log(workspaceContext({ from: fromHeader('x-workspace-id') }).length)
await monitoring.shutdown()
