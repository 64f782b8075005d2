import type { Redactor } from '@sva/redaction'
import type { Settings } from './options.ts'

/** One line that says what goes where; userinfo and tokens in an endpoint are redacted. */
export function startLine(settings: Settings, redactor: Redactor): string {
  const name = settings.serviceName ?? 'this service'
  if (settings.disabled) {
    return `[sva] ${name}: OTEL_SDK_DISABLED is set, nothing leaves; records go to the console only`
  }
  const signals = Object.entries(settings.signals)
    .filter(([, on]) => on)
    .map(([signal]) => signal)
  const target = new URL(settings.urls.logs)
  const line = `[sva] ${name} → ${target.origin} (${signals.join(', ')}); redacted before it leaves`
  return redactor.redact(line) as string
}
