import { startMonitoring } from '@sva/monitoring-client'

startMonitoring({ serviceName: 'planter' })
