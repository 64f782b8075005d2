import { logs } from '@opentelemetry/api'
import { logs as apiLogs } from '@opentelemetry/api-logs'

/**
 * Libraries of the 2.x line log through @opentelemetry/api-logs (winston-transport does), which
 * the 3.x SDK does not know: their records vanish without a word. This joins the two.
 */
export function bridgeApiLogs(): void {
  apiLogs.setGlobalLoggerProvider(logs.getLoggerProvider())
}

export function unbridgeApiLogs(): void {
  apiLogs.disable()
}
