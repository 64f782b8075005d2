import type { Redactor } from '@sva/redaction'
import type { Settings } from './options.ts'

/** One line that says what goes where; userinfo and tokens in an endpoint are redacted. */
export function startLine(settings: Settings, redactor: Redactor): string {
  const name = settings.serviceName ?? 'this service'
  if (settings.disabled) {
    return `[sva] ${name}: OTEL_SDK_DISABLED is set, nothing leaves; records go to the console only`
  }
  const on = (['logs', 'traces', 'metrics'] as const).filter((signal) => settings.signals[signal])
  const byTarget = Map.groupBy(on, (signal) => new URL(settings.urls[signal]).origin)
  const targets = [...byTarget].map(([origin, signals]) => `${origin} (${signals.join(', ')})`)
  const line = `[sva] ${name} → ${targets.join(', ')}; redacted before it leaves`
  return redactor.redact(line) as string
}
