import { metrics, type Attributes } from '@opentelemetry/api'
import type { Instrumentation } from '@opentelemetry/instrumentation'
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
  type Resource,
} from '@opentelemetry/resources'
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs'
import { PeriodicExportingMetricReader, type ViewOptions } from '@opentelemetry/sdk-metrics'
import { NodeSDK } from '@opentelemetry/sdk-node'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { WorkspaceContextManager } from './attribution.ts'
import { Batch } from './batch.ts'
import type { Gates } from './gate/gates.ts'
import { backstop, GatedMetricExporter } from './gate/metrics.ts'
import type { Ledgers } from './ledger.ts'
import { createMeterFacade } from './metrics/facade.ts'
import type { DeliveryWatch } from './health.ts'
import type { MonitoringOptions, Settings, Signal } from './options.ts'
import { otlpLogs, otlpMetrics, otlpTraces, type DeliveryReport } from './otlp-exporter.ts'
import { LogProcessor, WorkspaceSpanProcessor } from './processors.ts'
import { TraceparentPropagator } from './propagator.ts'
import type { Transport } from './transport.ts'

export interface SdkParts {
  readonly settings: Settings
  readonly options: MonitoringOptions
  readonly gates: Gates
  readonly ledgers: Ledgers
  readonly transport: Transport
  readonly instrumentations: readonly Instrumentation[]
  readonly watch: DeliveryWatch
  readonly print: ((record: ReadableLogRecord) => void) | undefined
}

export interface Sdk {
  /** Logs and spans first: their redactions are counted, and the counts are metrics. */
  flush(): Promise<void>
  shutdown(): Promise<void>
}

/** NodeSDK gives sampler, limits and context; what it then no longer reads is in options.ts. */
export function startSdk(parts: SdkParts): Sdk {
  const { settings, gates } = parts
  const logs = logBatch(parts)
  const spans = spanBatch(parts)
  const reader = settings.signals.metrics ? metricReader(parts) : undefined
  const sdk = new NodeSDK({
    resource: resource(settings),
    autoDetectResources: false,
    contextManager: new WorkspaceContextManager().enable(),
    textMapPropagator: new TraceparentPropagator(),
    instrumentations: [...parts.instrumentations],
    logRecordProcessors: [new LogProcessor(parts.print, logs)],
    spanProcessors: spans === undefined ? [] : [new WorkspaceSpanProcessor(spans)],
    metricReaders: reader === undefined ? [] : [reader],
    views: views(parts),
    ...(settings.serviceName === undefined ? {} : { serviceName: settings.serviceName }),
  })
  sdk.start()
  if (reader !== undefined) installFacade(parts)
  return {
    async flush() {
      await Promise.allSettled([logs?.flush(), spans?.flush()])
      await reader?.forceFlush().catch(() => {})
    },
    shutdown: () => sdk.shutdown().catch(() => {}),
  }

  function installFacade({ instrumentations }: SdkParts): void {
    const facade = createMeterFacade(metrics.getMeterProvider(), gates.facade)
    metrics.disable()
    metrics.setGlobalMeterProvider(facade)
    for (const instrumentation of instrumentations) instrumentation.setMeterProvider(facade)
  }
}

export function resource(settings: Settings): Resource {
  const attributes: Attributes = {}
  if (settings.serviceName !== undefined) attributes['service.name'] = settings.serviceName
  if (settings.serviceVersion !== undefined) attributes['service.version'] = settings.serviceVersion
  if (settings.environment !== undefined) {
    attributes['deployment.environment.name'] = settings.environment
  }
  // The default detectors also send the command line, the owner and the host.
  const detected = detectResources({ detectors: [envDetector, serviceInstanceIdDetector] })
  return defaultResource().merge(detected).merge(resourceFromAttributes(attributes))
}

function otlp({ settings, transport, ledgers, watch }: SdkParts, signal: Signal) {
  const url = settings.urls[signal]
  // Userinfo and query can be credentials, and a health endpoint shows this to anybody.
  const { origin, pathname } = new URL(url)
  return {
    url,
    transport,
    timeout: settings.exportTimeout,
    retry: signal !== 'metrics',
    report: (delivery: DeliveryReport) => {
      if (delivery.rejected > 0 && signal !== 'metrics') {
        ledgers[signal].rejected(delivery.rejected)
      }
      watch.report(signal, origin + pathname, delivery)
    },
  }
}

function logBatch(parts: SdkParts): Batch<ReadableLogRecord> | undefined {
  const { settings, options, gates, ledgers } = parts
  if (!settings.signals.logs) return undefined
  const exporter = options.exporters?.logs ?? otlpLogs(otlp(parts, 'logs'))
  return new Batch(exporter, gates.log, ledgers.logs, settings.logBatch)
}

function spanBatch(parts: SdkParts): Batch<ReadableSpan> | undefined {
  const { settings, options, gates, ledgers } = parts
  if (!settings.signals.traces) return undefined
  const exporter = options.exporters?.traces ?? otlpTraces(otlp(parts, 'traces'))
  return new Batch(exporter, gates.span, ledgers.traces, settings.spanBatch)
}

function metricReader(parts: SdkParts): PeriodicExportingMetricReader {
  const { settings, options, gates } = parts
  const exporter = options.exporters?.metrics ?? otlpMetrics(otlp(parts, 'metrics'))
  return new PeriodicExportingMetricReader({
    exporter: new GatedMetricExporter(exporter, gates.metric),
    exportIntervalMillis: settings.metricInterval,
    exportTimeoutMillis: Math.min(settings.exportTimeout, settings.metricInterval),
  })
}

const MOST_SERIES = 10_000

/**
 * A second view on the same instrument counts it twice, and views cannot say "all others". So
 * with views of the app's own the '*' backstop is left out: facade and gate still clean.
 */
function views({ options, gates }: SdkParts): ViewOptions[] {
  const process = backstop(gates.facade.cleanLabels, gates.facade.cleaned)
  if (options.views === undefined || options.views.length === 0) {
    return [
      {
        instrumentName: '*',
        attributesProcessors: [process],
        // The budget is the facade's; this one only keeps whoever went past it bounded.
        aggregationCardinalityLimit: MOST_SERIES,
      },
    ]
  }
  return options.views.map((view) => ({
    ...view,
    attributesProcessors: [...(view.attributesProcessors ?? []), process],
  }))
}
