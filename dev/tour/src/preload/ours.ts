import { startMonitoring } from '@sva/monitoring-client'

// The name is in OTEL_SERVICE_NAME: more than one process starts with this.
startMonitoring()
