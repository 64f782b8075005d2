import { SeverityNumber, type AnyValue, type LogRecord } from '@opentelemetry/api'
import { dataProperty, errorType, snapshot } from './snapshot.ts'

/** OpenTelemetry's severities, by the names that loggers use. */
export const severities = {
  trace: SeverityNumber.TRACE,
  debug: SeverityNumber.DEBUG,
  info: SeverityNumber.INFO,
  warn: SeverityNumber.WARN,
  error: SeverityNumber.ERROR,
  fatal: SeverityNumber.FATAL,
} as const

export type Level = keyof typeof severities

/** What a record says beside its message. `action` also names the event; `error` is unfolded. */
export interface LogFields {
  readonly action?: string
  readonly duration_ms?: number
  readonly error?: unknown
  readonly [name: string]: unknown
}

/** Message and fields become a LogRecord: the schema of docs/reference/log-record.md. */
export function toLogRecord(
  component: string,
  level: Level,
  message: unknown,
  fields: LogFields,
): LogRecord {
  const { error, ...rest } = fields
  const attributes: Record<string, AnyValue> = { component }
  for (const [name, value] of Object.entries(rest)) attributes[name] = snapshot(value)
  if (error !== undefined) Object.assign(attributes, exceptionAttributes(error))
  return {
    severityNumber: severities[level],
    severityText: level.toUpperCase(),
    body: snapshot(message),
    attributes,
    ...(typeof fields.action === 'string' ? { eventName: fields.action } : {}),
  }
}

/** https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs/ */
function exceptionAttributes(error: unknown): Record<string, AnyValue> {
  if (!(error instanceof Error)) return { 'exception.message': snapshot(error) }
  const { cause } = error
  return {
    'exception.type': errorType(error),
    'exception.message': dataProperty(error, 'message') ?? '',
    'exception.stacktrace': dataProperty(error, 'stack') ?? '',
    ...(cause === undefined ? {} : { 'exception.cause': snapshot(cause) }),
  }
}
