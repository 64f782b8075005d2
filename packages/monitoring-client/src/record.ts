import { SeverityNumber, type AnyValue, type LogRecord } from '@opentelemetry/api'
import { snapshot } from '@sva/redaction'

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

type Fields = Record<string, AnyValue>

/** Message and fields become a LogRecord: the schema of docs/reference/log-record.md. */
export function toLogRecord(
  component: string,
  level: Level,
  message: unknown,
  fields: LogFields,
): LogRecord {
  // As one value, so that one record has one budget.
  const { error, ...rest } = snapshot(fields) as Fields
  return {
    severityNumber: severities[level],
    severityText: level.toUpperCase(),
    body: snapshot(message),
    attributes: { component, ...rest, ...(error === undefined ? {} : exceptionAttributes(error)) },
    ...(typeof fields.action === 'string' ? { eventName: fields.action } : {}),
  }
}

/**
 * https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs/ has type, message and
 * stacktrace; what else an error holds (code, cause, errors) stands beside them.
 */
function exceptionAttributes(error: AnyValue): Fields {
  if (typeof error !== 'object' || error === null || !('stack' in error)) {
    return { 'exception.message': error }
  }
  const { name, message, stack, ...rest } = error as Fields
  const attributes: Fields = {
    'exception.type': name,
    'exception.message': message,
    'exception.stacktrace': stack,
  }
  for (const [key, value] of Object.entries(rest)) attributes[`exception.${key}`] = value
  return attributes
}

/** An error in one text, as Node prints it; nothing of it is called. */
export function describeError(error: unknown): string {
  const plain = snapshot(error)
  if (typeof plain !== 'object' || plain === null) return String(plain)
  const { stack } = plain as Fields
  return typeof stack === 'string' ? stack : JSON.stringify(plain)
}
