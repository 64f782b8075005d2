import { runWithWorkspaceContext } from '@sva/sdk'
import { createLogger, startMonitoring } from '@sva/monitoring-client'
const monitoring = startMonitoring({ serviceName: 'permits', console: 'pretty' })
const logger = createLogger({ component: 'receipts' })
runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () =>
  logger.info('receipt sent to jane@example.org', { action: 'RECEIPT_SENT', user_id: 42 }),
)
await monitoring.shutdown()
