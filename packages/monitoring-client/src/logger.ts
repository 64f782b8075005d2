import { logs, type Logger as OtelLogger } from '@opentelemetry/api'
import { say } from './console.ts'
import { severities, toLogRecord, type Level, type LogFields } from './record.ts'

type Write = (message: string, fields?: LogFields) => void

/** A logger whose every record goes through the gate, to the console and to the collector. */
export interface Logger extends Record<Level, Write> {
  /** A logger that adds `fields` to each record; the record's own fields win. */
  child(fields: LogFields): Logger
  /** False when nobody would see a record of this level. */
  enabled(level: Level): boolean
}

/**
 * A logger for one part of the app. May be made before startMonitoring(): records go to
 * whatever is started when they are written.
 *
 * @param options.component the part of the app, e.g. `receipts`; the attribute `component`
 * @example
 * const logger = createLogger({ component: 'receipts' })
 * logger.info('receipt sent', { action: 'RECEIPT_SENT', duration_ms: 12 })
 * logger.error('payment failed', { error })
 */
export function createLogger(options: { component: string }): Logger {
  return bound(options.component, {})
}

function bound(component: string, shared: LogFields): Logger {
  const target = currentLogger(component)
  const write =
    (level: Level): Write =>
    (message, fields) => {
      // Telemetry never throws into the app: a hostile value costs its record, not the request.
      try {
        target().emit(toLogRecord(component, level, message, { ...shared, ...fields }))
      } catch {
        target().emit(toLogRecord(component, level, '[unreadable record]', {}))
      }
    }
  return {
    trace: write('trace'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
    child: (fields) => bound(component, { ...shared, ...fields }),
    enabled: (level) => target().enabled({ severityNumber: severities[level] }),
  }
}

/** Follows the global provider: a logger made before the start, or kept over a restart, works. */
function currentLogger(component: string): () => OtelLogger {
  let provider: unknown
  let logger: OtelLogger
  return () => {
    const current = logs.getLoggerProvider()
    if (current !== provider) {
      provider = current
      logger = current.getLogger(component)
      if (!logger.enabled()) warnOnce()
    }
    return logger
  }
}

let warned = false

/** A logger that nobody listens to is the one failure that nobody notices. */
function warnOnce(): void {
  if (warned) return
  warned = true
  say(
    '[SVA_MONITORING_NOT_STARTED] a record was logged before startMonitoring() or after its shutdown, so it went nowhere.\n' +
      '  Fix: call startMonitoring() first, or run node --import @sva/monitoring-client/register',
  )
}
