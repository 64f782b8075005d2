import type { PolicySummary, Redactor } from '@sva/redaction'
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
  const line = `[sva] ${name} → ${targets.join(', ')}; redacted before it leaves${exceptions(redactor.policy)}`
  return redactor.redact(line) as string
}

/** What the policy lets out, so that nobody has to guess: keys and rules, never a value. */
function exceptions({ rules, allow, allowValues, ip }: PolicySummary): string {
  const parts = [
    ...Object.keys(rules).flatMap((name) => (rules[name] === 'off' ? `rule ${name} off` : [])),
    ...allow.map(({ key, reason }) => `${key} allowed (${reason})`),
    ...(allowValues > 0 ? [`allowed values: ${allowValues}`] : []),
    ...(ip === 'none' ? ['IP addresses stay'] : []),
  ]
  return parts.length === 0 ? '' : `, but: ${parts.join(', ')}`
}
