import type { AnyValue } from '@opentelemetry/api'
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs'
import { WORKSPACE_ID } from './attribution.ts'
import { escapeControls } from './controls.ts'
import { REDACTED_KEYS } from './gate/fields.ts'

export type ConsoleFormat = 'pretty' | 'json'

/** Our own mouth, apart from the app's records: standard error, so that a pipe stays clean. */
export function say(line: string): void {
  write(process.stderr, line.split('\n').map(escapeControls).join('\n'))
}

/** Libraries that print what they log themselves; their records only pass through here. */
const printedElsewhere = new Set([
  '@opentelemetry/instrumentation-pino',
  '@opentelemetry/winston-transport',
])

/**
 * Writes a record that has passed the gate.
 *
 * `sent`: whether it leaves by OTLP, too. Its JSON line says so, and the log agent leaves it out.
 */
export function createConsoleSink(
  format: ConsoleFormat,
  sent: boolean,
): (record: ReadableLogRecord) => void {
  const render = format === 'json' ? jsonOf(sent) : renderPretty
  return (record) => {
    if (printedElsewhere.has(record.instrumentationScope.name)) return
    const coloured = process.stdout.isTTY && !process.env['NO_COLOR']
    write(process.stdout, render(record, coloured))
  }
}

const jsonOf =
  (sent: boolean) =>
  (record: ReadableLogRecord): string => {
    const line = renderJson(record)
    return sent ? `{"sva.otlp":true,${line.slice(1)}` : line
  }

const deaf = new WeakSet<NodeJS.WriteStream>()

/**
 * Whoever read the output may be gone (`app | head`). Unheard, that error would end the app; heard
 * as an uncaught one it would be logged, and fail again, for ever.
 */
function write(stream: NodeJS.WriteStream, line: string): void {
  if (deaf.has(stream)) return
  if (stream.listenerCount('error', stopWriting) === 0) stream.on('error', stopWriting)
  stream.write(`${line}\n`)
}

function stopWriting(this: NodeJS.WriteStream): void {
  deaf.add(this)
}

export function renderJson(record: ReadableLogRecord): string {
  const own = {
    time: time(record).toISOString(),
    level: record.severityText,
    message: record.body,
    trace_id: record.spanContext?.traceId,
    span_id: record.spanContext?.spanId,
  }
  // Its own fields win over attributes of their names. The time also stands first, so that no
  // attribute can stand where a sent record has its mark.
  return JSON.stringify(Object.assign({ time: own.time }, record.attributes, own), plainNumbers)
}

/** JSON has no BigInt, and would throw. */
function plainNumbers(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

const colours: Readonly<Record<string, string>> = {
  TRACE: '\u001b[2m',
  DEBUG: '\u001b[2m',
  INFO: '\u001b[32m',
  WARN: '\u001b[33m',
  ERROR: '\u001b[31m',
  FATAL: '\u001b[41m',
}
const faint = '\u001b[2m'
const plain = '\u001b[0m'

export function renderPretty(record: ReadableLogRecord, coloured = false): string {
  const paint = (code: string | undefined, text: string): string =>
    coloured && code !== undefined ? `${code}${text}${plain}` : text
  const {
    component,
    [WORKSPACE_ID]: workspaceId,
    [REDACTED_KEYS]: dropped,
    ...fields
  } = record.attributes
  const level = escapeControls(record.severityText ?? 'INFO')
  const shown = [[WORKSPACE_ID, workspaceId] as const, ...Object.entries(fields)]
    .filter(([name, value]) => value !== undefined && !name.startsWith('exception.'))
    .map(([name, value]) => `${escapeControls(name)}=${text(value)}`)
  const parts = [
    `${paint(faint, clock(time(record)))} ${paint(colours[level], level)} ${text(component ?? record.instrumentationScope.name)} `,
    text(record.body),
  ]
  if (shown.length > 0) parts.push(` ${paint(faint, shown.join(' '))}`)
  if (Array.isArray(dropped))
    parts.push(` ${paint(faint, `(${text(dropped.join(', '))} dropped)`)}`)
  const stack = fields['exception.stacktrace'] ?? fields['exception.message']
  const trace = typeof stack === 'string' ? `\n${indent(stack)}` : ''
  return parts.join(' ') + trace
}

function time(record: ReadableLogRecord): Date {
  return new Date(record.hrTime[0] * 1_000 + record.hrTime[1] / 1_000_000)
}

function clock(date: Date): string {
  return date.toTimeString().slice(0, 8)
}

function text(value: AnyValue): string {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value, plainNumbers) ?? '')
  return escapeControls(shown)
}

function indent(stack: string): string {
  return stack
    .split('\n')
    .map((line) => `    ${escapeControls(line.trim())}`)
    .join('\n')
}
