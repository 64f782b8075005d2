import {
  context,
  createNoopMeter,
  logs,
  metrics,
  propagation,
  ProxyTracerProvider,
  trace,
} from '@opentelemetry/api'
import type { Instrumentation } from '@opentelemetry/instrumentation'
import { LoggerProvider, type ReadableLogRecord } from '@opentelemetry/sdk-logs'
import { createRedactor, type Hatch, type Position, type Redactor } from '@sva/redaction'
import { SvaError } from '@sva/sdk'
import { isDeepStrictEqual } from 'node:util'
import { isMainThread } from 'node:worker_threads'
import { bridgeApiLogs, unbridgeApiLogs } from './api-logs-bridge.ts'
import { attributeServerSpans } from './attribution.ts'
import { createConsoleSink, say } from './console.ts'
import { installDiag } from './diag.ts'
import { createGates, type Gates } from './gate/gates.ts'
import { DeliveryWatch } from './health.ts'
import { installHooks, patchHttp, warnAboutEarlyImports } from './hooks.ts'
import { createInstrumentations, packagesOf } from './instrumentations.ts'
import { createLedgers } from './ledger.ts'
import { labelAllowances } from './labels.ts'
import { watchProcess } from './lifecycle.ts'
import { DisabledMonitoring, RunningMonitoring, type Monitoring } from './monitoring.ts'
import { resolveSettings, withoutHidden, type MonitoringOptions, type Settings } from './options.ts'
import { resource, startSdk } from './otel.ts'
import { createRedactionCounts, publishOwnMetrics, type RedactionCounts } from './own-metrics.ts'
import { LogProcessor } from './processors.ts'
import { createPseudonym, type Pseudonym } from './pseudonym.ts'
import { startLine } from './start-line.ts'
import { Transport } from './transport.ts'

let running: { readonly handle: Monitoring; readonly options: MonitoringOptions } | undefined

/**
 * Starts logs, traces and metrics, with redaction in front of everything that leaves. A second
 * call returns the running handle. With `OTEL_SDK_DISABLED=true`, and in worker threads, nothing
 * is sent and nothing patched; the console and the workspace context still work.
 *
 * @throws SvaError SVA_MONITORING_STARTED (running with other options), SVA_OTEL_REGISTERED
 * (another OpenTelemetry SDK was first), SVA_ENDPOINT_INVALID, SVA_ENDPOINT_INSECURE,
 * SVA_PROTOCOL_UNSUPPORTED, SVA_OPTION_INVALID, SVA_PSEUDONYM_KEY_INVALID; RedactionPolicyError. Later nothing throws.
 */
export function startMonitoring(options: MonitoringOptions = {}): Monitoring {
  if (running !== undefined) return sameHandle(running, options)
  const settings = resolveSettings(options)
  refuseSecondSdk()
  const redactions = createRedactionCounts()
  const pseudonym = options.pseudonyms && createPseudonym(options.pseudonyms)
  const redactor = createRedactor({
    ...options.redaction,
    allow: [...(options.redaction?.allow ?? []), ...labelAllowances(options.labels ?? {})],
    onRedaction(rule: string, position: Position) {
      redactions.replaced.count(rule, position)
      options.redaction?.onRedaction?.(rule, position)
    },
    onExemption(hatch: Hatch, position: Position) {
      redactions.exempted.count(hatch, position)
      options.redaction?.onExemption?.(hatch, position)
    },
  })
  const ingredients = { settings, options, redactor, redactions, pseudonym }
  const handle = settings.disabled || !isMainThread ? startQuiet(ingredients) : start(ingredients)
  running = { handle, options }
  if (settings.console !== false && isMainThread) say(startLine(settings, redactor))
  return handle
}

function sameHandle(known: NonNullable<typeof running>, options: MonitoringOptions): Monitoring {
  if (Object.keys(options).length === 0) return known.handle
  if (isDeepStrictEqual(options, known.options)) return known.handle
  throw new SvaError(
    'SVA_MONITORING_STARTED',
    'startMonitoring() was called again with other options.',
    'call it once, in the file given to --import; call it without options to get the handle',
  )
}

function refuseSecondSdk(): void {
  const tracing = trace.getTracerProvider() as Partial<ProxyTracerProvider>
  const free =
    tracing.getDelegate?.() === new ProxyTracerProvider().getDelegate() &&
    metrics.getMeter('@sva/monitoring-client') === createNoopMeter() &&
    !logs.getLogger('@sva/monitoring-client').enabled()
  if (free) return
  throw new SvaError(
    'SVA_OTEL_REGISTERED',
    'Another OpenTelemetry SDK is registered in this process; what it sends passes no gate.',
    'remove it: startMonitoring() is the only start of OpenTelemetry an app needs',
  )
}

interface Ingredients {
  readonly settings: Settings
  readonly options: MonitoringOptions
  readonly redactor: Redactor
  readonly redactions: RedactionCounts
  readonly pseudonym: Pseudonym | undefined
}

function start(ingredients: Ingredients): Monitoring {
  try {
    return startWhole(ingredients)
  } catch (error) {
    // Half a start would look like a whole one to the next.
    releaseGlobals()
    throw error
  }
}

function startWhole(ingredients: Ingredients): Monitoring {
  const { settings, options, redactor, redactions, pseudonym } = ingredients
  const ledgers = createLedgers()
  let folded = 0
  const gates = createGates({
    redactor,
    labels: options.labels ?? {},
    pseudonym,
    printed: settings.console !== false,
    onFold: () => (folded += 1),
  })
  const transport = new Transport(settings.headers)
  const watch = new DeliveryWatch(say)
  const instrumentations = [
    ...createInstrumentations(settings.disabledInstrumentations),
    ...(options.instrumentations ?? []),
  ]
  const packages = packagesOf(instrumentations)
  warnAboutEarlyImports(packages)
  installHooks(packages)
  const print = printer(settings, gates, settings.signals.logs)
  const sdk = withoutHidden(() =>
    startSdk({ settings, options, gates, ledgers, transport, instrumentations, watch, print }),
  )
  installDiag(redactor)
  patchHttp()
  bridgeApiLogs()
  const endings = [
    attributeServerSpans(),
    publishOwnMetrics(metrics.getMeterProvider(), redactions, ledgers, () => folded),
    () => instrumentations.forEach(disable),
    releaseGlobals,
  ]
  const handle: Monitoring = new RunningMonitoring({
    sdk,
    ledgers,
    transport,
    watch,
    deadline: settings.shutdownTimeout,
    uninstall: () => endings.forEach((end) => end()),
  })
  endings.push(
    watchProcess({
      redactor,
      flush: () => handle.flush(),
      shutdown: () => handle.shutdown(),
    }),
  )
  return handle
}

/**
 * No SDK and no patches, only the console behind the gate: when OTEL_SDK_DISABLED is set, and in a
 * worker thread. `--import` runs again in each worker (a pino transport is one); a whole SDK there
 * costs 250 ms and sends the same host twice.
 */
function startQuiet({ settings, redactor, pseudonym }: Ingredients): Monitoring {
  const gates = createGates({ redactor, labels: {}, pseudonym, printed: false, onFold: () => {} })
  const provider = new LoggerProvider({
    resource: resource(settings),
    processors: [new LogProcessor(printer(settings, gates, false), undefined)],
  })
  logs.setGlobalLoggerProvider(provider)
  bridgeApiLogs()
  return new DisabledMonitoring(createLedgers(), releaseGlobals)
}

/** An app's own may throw; the end is nobody's failure, and the next start needs it whole. */
function disable(instrumentation: Instrumentation): void {
  try {
    instrumentation.disable()
  } catch {}
}

/** The console, behind the same gate as the collector. */
function printer(settings: Settings, gates: Gates, sent: boolean) {
  if (settings.console === false) return undefined
  const print = createConsoleSink(settings.console, sent)
  return (record: ReadableLogRecord) => print(gates.log(record))
}

/** So that a test (or a reload) can start again. Loader hooks and the listener of the output stay. */
function releaseGlobals(): void {
  for (const api of [trace, metrics, logs, propagation, context]) api.disable()
  unbridgeApiLogs()
  running = undefined
}
