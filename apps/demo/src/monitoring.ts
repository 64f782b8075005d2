import { startMonitoring } from '@sva/monitoring-client'

startMonitoring({ serviceName: 'citizen-services' })
