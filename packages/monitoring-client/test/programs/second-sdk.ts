import { NodeSDK } from '@opentelemetry/sdk-node'
import { startMonitoring } from '@sva/monitoring-client'

new NodeSDK().start()
startMonitoring()
