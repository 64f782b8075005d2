import { createLogger } from '@sva/monitoring-client'

const logger = createLogger({ component: 'forgotten' })
logger.info('nobody hears jane@example.org')
logger.info('nor this')
