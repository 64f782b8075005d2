import { createLogger } from '@sva/monitoring-client'
import { isMainThread, Worker } from 'node:worker_threads'

const logger = createLogger({ component: 'threads' })
if (isMainThread) {
  logger.info('from the main thread')
  void new Worker(new URL(import.meta.url))
} else {
  logger.info('from the worker for jane@example.org')
}
