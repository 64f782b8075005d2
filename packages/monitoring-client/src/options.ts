import type { Instrumentation } from '@opentelemetry/instrumentation'
import type { LogRecordExporter } from '@opentelemetry/sdk-logs'
import type { PushMetricExporter, ViewOptions } from '@opentelemetry/sdk-metrics'
import type { SpanExporter } from '@opentelemetry/sdk-trace'
import type { RedactionPolicy } from '@sva/redaction'
import { SvaError } from '@sva/sdk'
import type { BatchOptions } from './batch.ts'
import { checkOptions } from './check-options.ts'
import type { ConsoleFormat } from './console.ts'
import {
  LONGEST_TIMER,
  readHeaders,
  readList,
  readNumber,
  readText,
  type Env,
} from './environment.ts'
import type { LabelPolicy } from './labels.ts'
import type { PseudonymKey } from './pseudonym.ts'

/** Each is documented with its environment variable in docs/reference/options.md. */
export interface MonitoringOptions {
  /** The name of this service. Default: OTEL_SERVICE_NAME, else `unknown_service`. */
  readonly serviceName?: string
  /** Default: `service.version` of OTEL_RESOURCE_ATTRIBUTES. */
  readonly serviceVersion?: string
  /** `deployment.environment.name`. Default: that of OTEL_RESOURCE_ATTRIBUTES. */
  readonly environment?: string
  /** Base URL of an OTLP/HTTP receiver. Default: OTEL_EXPORTER_OTLP_ENDPOINT, else http://localhost:4318 */
  readonly endpoint?: string
  /** Allow `http://` to another machine, e.g. inside a private network. Default: false. */
  readonly allowInsecure?: boolean
  readonly redaction?: RedactionPolicy
  readonly labels?: LabelPolicy
  /** The key that turns user ids and the like into pseudonyms. Default: none, they are dropped. */
  readonly pseudonyms?: PseudonymKey
  /** Added to the default ones (http, undici, express, ioredis, pino, winston). */
  readonly instrumentations?: readonly Instrumentation[]
  /** Instead of OTLP, per signal. Each is wrapped by the gate. */
  readonly exporters?: {
    readonly logs?: LogRecordExporter
    readonly traces?: SpanExporter
    readonly metrics?: PushMetricExporter
  }
  /** Views of your own; our label cleaning is merged into each. */
  readonly views?: readonly ViewOptions[]
  /** Log records on standard output. Default: `pretty` on a terminal, `json` otherwise. */
  readonly console?: ConsoleFormat | false
  /** Milliseconds from shutdown() until what is not sent is counted as lost. Default: 5000. */
  readonly shutdownTimeout?: number
}

export type Signal = 'logs' | 'traces' | 'metrics'

/** Options and environment, resolved and checked: the only shape the rest of the package reads. */
export interface Settings {
  readonly disabled: boolean
  readonly serviceName: string | undefined
  readonly serviceVersion: string | undefined
  readonly environment: string | undefined
  readonly urls: Readonly<Record<Signal, string>>
  readonly signals: Readonly<Record<Signal, boolean>>
  readonly headers: Readonly<Record<string, string>>
  readonly exportTimeout: number
  readonly logBatch: BatchOptions
  readonly spanBatch: BatchOptions
  readonly metricInterval: number
  readonly console: ConsoleFormat | false
  readonly shutdownTimeout: number
  readonly disabledInstrumentations: ReadonlySet<string>
}

/** Defaults, then environment, then code. The only reader of the environment. */
export function resolveSettings(options: MonitoringOptions, env: Env = process.env): Settings {
  checkOptions(options)
  const endpoint =
    options.endpoint ?? readText(env, 'OTEL_EXPORTER_OTLP_ENDPOINT') ?? DEFAULT_ENDPOINT
  const url = (signal: Signal): string => {
    const own = options.endpoint === undefined ? readText(env, signalUrl[signal]) : undefined
    return checkUrl(own ?? join(endpoint, signal), options.allowInsecure === true)
  }
  checkProtocol(readText(env, 'OTEL_EXPORTER_OTLP_PROTOCOL'))
  const exportTimeout = readNumber(env, 'OTEL_EXPORTER_OTLP_TIMEOUT', 10_000)
  const batch = (prefix: 'OTEL_BLRP' | 'OTEL_BSP', delay: number): BatchOptions => {
    const capacity = readNumber(env, `${prefix}_MAX_QUEUE_SIZE`, 2_048)
    return {
      capacity,
      size: Math.min(readNumber(env, `${prefix}_MAX_EXPORT_BATCH_SIZE`, 512), capacity),
      delay: readNumber(env, `${prefix}_SCHEDULE_DELAY`, delay),
      // Our exporter has its own, earlier deadline, and a better reason.
      timeout: Math.min(exportTimeout + 1_000, LONGEST_TIMER),
    }
  }
  return {
    disabled: readText(env, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true',
    serviceName: options.serviceName ?? readText(env, 'OTEL_SERVICE_NAME'),
    serviceVersion: options.serviceVersion,
    environment: options.environment,
    urls: { logs: url('logs'), traces: url('traces'), metrics: url('metrics') },
    // `none` narrows what leaves; any other exporter name would widen it, so it is not read.
    signals: {
      logs: readText(env, 'OTEL_LOGS_EXPORTER') !== 'none',
      traces: readText(env, 'OTEL_TRACES_EXPORTER') !== 'none',
      metrics: readText(env, 'OTEL_METRICS_EXPORTER') !== 'none',
    },
    headers: readHeaders(env, 'OTEL_EXPORTER_OTLP_HEADERS'),
    exportTimeout,
    logBatch: batch('OTEL_BLRP', 1_000),
    spanBatch: batch('OTEL_BSP', 5_000),
    metricInterval: readNumber(env, 'OTEL_METRIC_EXPORT_INTERVAL', 60_000),
    console: options.console ?? (process.stdout.isTTY ? 'pretty' : 'json'),
    shutdownTimeout: options.shutdownTimeout ?? 5_000,
    disabledInstrumentations: new Set(readList(env, 'OTEL_NODE_DISABLED_INSTRUMENTATIONS')),
  }
}

const DEFAULT_ENDPOINT = 'http://localhost:4318'
const signalUrl = {
  logs: 'OTEL_EXPORTER_OTLP_LOGS_ENDPOINT',
  traces: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  metrics: 'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT',
} as const

function join(endpoint: string, signal: string): string {
  return `${endpoint.replace(/\/+$/, '')}/v1/${signal}`
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Telemetry holds what happened in a service: it crosses a network only encrypted. */
function checkUrl(url: string, allowInsecure: boolean): string {
  // The value is not repeated: an endpoint may carry credentials.
  // `localhost:4318` is one, by the scheme `localhost:`.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new SvaError(
      'SVA_ENDPOINT_INVALID',
      'The OTLP endpoint is not an http or https URL.',
      'set it to scheme, host and port, e.g. http://localhost:4318',
    )
  }
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:') return url
  if (protocol === 'http:' && (allowInsecure || loopback.test(hostname))) return url
  throw new SvaError(
    'SVA_ENDPOINT_INSECURE',
    'The OTLP endpoint is another machine, and not https.',
    'use https://, or pass allowInsecure: true where the network is yours',
  )
}

function checkProtocol(protocol: string | undefined): void {
  if (protocol === undefined || protocol === 'http/json') return
  throw new SvaError(
    'SVA_PROTOCOL_UNSUPPORTED',
    'OTEL_EXPORTER_OTLP_PROTOCOL asks for something else than http/json.',
    'unset it: every collector takes http/json on port 4318',
  )
}

/**
 * What NodeSDK would act on in front of the gate: OTEL_LOG_LEVEL prints raw records, and a length
 * limit cuts a value so that no rule knows it any more.
 */
const hidden = [
  'OTEL_LOG_LEVEL',
  'OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT',
  'OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT',
  'OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT',
]

/** Runs the SDK's start without them, and puts them back. */
export function withoutHidden<T>(start: () => T): T {
  const before = hidden.map((name) => [name, process.env[name]] as const)
  for (const name of hidden) delete process.env[name]
  try {
    return start()
  } finally {
    for (const [name, value] of before) if (value !== undefined) process.env[name] = value
  }
}
