const { createMemorySessionStore } = require('@sva/auth')
const { createLogger, startMonitoring } = require('@sva/monitoring-client')
const { createRedactor } = require('@sva/redaction')
const { getWorkspaceContext, runWithWorkspaceContext } = require('@sva/sdk')
const { fromHeader, workspaceContext } = require('@sva/sdk/http')

async function main() {
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
}

void main()
