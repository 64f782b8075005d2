import { createLogger, startMonitoring } from '@sva/monitoring-client'
import { metrics } from '@opentelemetry/api'

const code = (start: () => unknown): string => {
  try {
    start()
    return 'started'
  } catch (error) {
    return (error as { code: string }).code
  }
}
const first = startMonitoring({ serviceName: 'twice', console: false })
const logger = createLogger({ component: 'twice' })
console.log(
  startMonitoring() === first,
  startMonitoring({ serviceName: 'twice', console: false }) === first,
)
console.log(code(() => startMonitoring({ serviceName: 'other' })))
logger.info('first life')
await first.shutdown()
logger.info('between two lives')

const second = startMonitoring({ serviceName: 'twice again', console: false })
metrics.getMeter('twice').createCounter('twice').add(1)
logger.info('second life')
await second.shutdown()
console.log(second.health().status)
