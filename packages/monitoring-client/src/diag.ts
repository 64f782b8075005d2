import { diag, DiagLogLevel, type DiagLogger } from '@opentelemetry/api'
import { setGlobalErrorHandler } from '@opentelemetry/core'
import type { Redactor } from '@sva/redaction'
import { say } from './console.ts'

const LINES_A_MINUTE = 20

/**
 * OpenTelemetry's own messages, redacted and few. NodeSDK installs a logger that prints raw items
 * as soon as OTEL_LOG_LEVEL is set: in front of the gate.
 */
export function installDiag(redactor: Redactor): void {
  let minute = 0
  let lines = 0
  const write =
    (level: string) =>
    (message: string): void => {
      const now = Math.floor(Date.now() / 60_000)
      if (now !== minute) {
        minute = now
        lines = 0
      }
      lines += 1
      // Arguments are whole records and responses: only the message is worth the risk.
      if (lines <= LINES_A_MINUTE) say(`[otel ${level}] ${redactor.redact(message) as string}`)
    }
  const logger: DiagLogger = {
    error: write('error'),
    warn: write('warn'),
    info: () => {},
    debug: () => {},
    verbose: () => {},
  }
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true })
  // Failed exports end here; they are counted and said by the delivery watch.
  setGlobalErrorHandler(() => {})
}
