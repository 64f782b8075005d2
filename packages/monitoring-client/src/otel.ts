import { metrics, type Attributes } from '@opentelemetry/api'
import type { Instrumentation } from '@opentelemetry/instrumentation'
import {
  defaultResource,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
  type Resource,
} from '@opentelemetry/resources'
import { BatchLogRecordProcessor } from '@opentelemetry/sdk-logs'
import { PeriodicExportingMetricReader, type ViewOptions } from '@opentelemetry/sdk-metrics'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace'
import { WorkspaceContextManager } from './attribution.ts'
import type { Gates } from './gate/gates.ts'
import { GatedLogExporter } from './gate/logs.ts'
import { backstop, GatedMetricExporter } from './gate/metrics.ts'
import { GatedSpanExporter } from './gate/traces.ts'
import type { Ledgers } from './ledger.ts'
import { createMeterFacade } from './metrics/facade.ts'
import type { MonitoringOptions, Settings } from './options.ts'
import { otlpLogs, otlpMetrics, otlpTraces, type DeliveryReport } from './otlp-exporter.ts'
import { LogProcessor, SpanAttribution } from './processors.ts'
import { TraceparentPropagator } from './propagator.ts'
import type { Transport } from './transport.ts'

export interface SdkParts {
  readonly settings: Settings
  readonly options: MonitoringOptions
  readonly gates: Gates
  readonly ledgers: Ledgers
  readonly transport: Transport
  readonly instrumentations: readonly Instrumentation[]
  readonly report: (report: DeliveryReport) => void
  readonly logProcessor: (inner: BatchLogRecordProcessor | undefined) => LogProcessor
}

export interface Sdk {
  /** Logs and spans first: their redactions are counted, and the counts are metrics. */
  flush(): Promise<void>
  shutdown(): Promise<void>
}

/** NodeSDK gives sampler, limits and context; what it then no longer reads is in options.ts. */
export function startSdk(parts: SdkParts): Sdk {
  const { settings, gates } = parts
  const logs = parts.logProcessor(logBatch(parts))
  const spans = settings.signals.traces ? spanBatch(parts) : undefined
  const reader = settings.signals.metrics ? metricReader(parts) : undefined
  const sdk = new NodeSDK({
    resource: resource(settings),
    // The default detectors also send the command line, the owner and the host.
    resourceDetectors: [envDetector, serviceInstanceIdDetector],
    contextManager: new WorkspaceContextManager().enable(),
    textMapPropagator: new TraceparentPropagator(),
    instrumentations: [...parts.instrumentations],
    logRecordProcessors: [logs],
    spanProcessors: spans === undefined ? [] : [spans],
    metricReaders: reader === undefined ? [] : [reader],
    views: views(parts),
    ...(settings.serviceName === undefined ? {} : { serviceName: settings.serviceName }),
  })
  sdk.start()
  if (reader !== undefined) installFacade(parts)
  return {
    async flush() {
      await Promise.allSettled([logs.forceFlush(), spans?.forceFlush()])
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
  return defaultResource().merge(resourceFromAttributes(attributes))
}

type Signal = keyof Settings['urls']

function otlp({ settings, transport, ledgers, report }: SdkParts, signal: Signal) {
  return {
    url: settings.urls[signal],
    transport,
    timeout: settings.exportTimeout,
    report: (delivery: DeliveryReport) => {
      if (delivery.rejected > 0 && signal !== 'metrics') {
        ledgers[signal].rejected(delivery.rejected)
      }
      report(delivery)
    },
  }
}

function logBatch(parts: SdkParts): BatchLogRecordProcessor | undefined {
  const { settings, options, gates, ledgers } = parts
  if (!settings.signals.logs) return undefined
  const exporter = options.exporters?.logs ?? otlpLogs(otlp(parts, 'logs'))
  return new BatchLogRecordProcessor({
    exporter: new GatedLogExporter(exporter, gates.log, ledgers.logs),
    ...batchOptions(settings, settings.logBatch),
  })
}

function spanBatch(parts: SdkParts): SpanAttribution {
  const { settings, options, gates, ledgers } = parts
  const exporter = options.exporters?.traces ?? otlpTraces(otlp(parts, 'traces'))
  const batch = new BatchSpanProcessor({
    exporter: new GatedSpanExporter(exporter, gates.span, ledgers.traces),
    ...batchOptions(settings, settings.spanBatch),
  })
  return new SpanAttribution(batch, ledgers.traces, settings.spanBatch.capacity)
}

function batchOptions(settings: Settings, batch: Settings['logBatch']) {
  return {
    maxQueueSize: batch.capacity,
    maxExportBatchSize: batch.size,
    scheduledDelayMillis: batch.delay,
    // The exporter has its own, earlier deadline; this one would only hide its reason.
    exportTimeoutMillis: settings.exportTimeout + 1_000,
  }
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
        aggregationCardinalityLimit: gates.facade.maxSeries + 1,
      },
    ]
  }
  return options.views.map((view) => ({
    ...view,
    attributesProcessors: [...(view.attributesProcessors ?? []), process],
  }))
}
