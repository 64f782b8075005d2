import { metrics, trace } from '@opentelemetry/api'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { TracerProvider } from '@opentelemetry/sdk-trace'
import { startMonitoring } from '@sva/monitoring-client'

const others: Record<string, () => unknown> = {
  all: () => new NodeSDK().start(),
  traces: () => trace.setGlobalTracerProvider(new TracerProvider()),
  metrics: () => metrics.setGlobalMeterProvider(new MeterProvider()),
}
others[process.argv[2] ?? 'all']?.()
startMonitoring()
