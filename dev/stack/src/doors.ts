import type { Port } from './ports.ts'

/** What a person opens, or points an app at. */
interface Door {
  readonly variable: string
  readonly path: string
  readonly note: string
}

const doors: Readonly<Record<string, Door>> = {
  grafana: {
    variable: 'GRAFANA_PORT',
    path: '',
    note: 'user admin, password: GRAFANA_ADMIN_PASSWORD in .env',
  },
  prometheus: { variable: 'PROMETHEUS_PORT', path: '', note: '' },
  loki: { variable: 'LOKI_PORT', path: '/ready', note: 'its logs: in Grafana' },
  alertmanager: { variable: 'ALERTMANAGER_PORT', path: '', note: '' },
  'alert-inbox': { variable: 'ALERT_INBOX_PORT', path: '', note: '' },
  'otel-collector': { variable: 'OTLP_HTTP_PORT', path: '', note: 'OTEL_EXPORTER_OTLP_ENDPOINT' },
  'log-agent': { variable: 'LOG_AGENT_PORT', path: '/ready', note: '' },
  redis: { variable: 'REDIS_PORT', path: '', note: 'user app, password: REDIS_PASSWORD in .env' },
  jaeger: { variable: 'JAEGER_PORT', path: '', note: '' },
  cadvisor: { variable: 'CADVISOR_PORT', path: '', note: '' },
}

/** Images without a program that could probe: asked from here, and by alert-inbox. */
const probes: Readonly<Record<string, Omit<Door, 'note'>>> = {
  'otel-collector': { variable: 'COLLECTOR_HEALTH_PORT', path: '/' },
  'log-agent': { variable: 'LOG_AGENT_PORT', path: '/ready' },
}

const urlOf = (
  { variable, path }: Omit<Door, 'note'>,
  ports: readonly Port[],
  scheme: string,
): string | undefined => {
  const found = ports.find((port) => port.variable === variable)
  return found && `${scheme}://localhost:${found.port}${path}`
}

export function doorOf(service: string, ports: readonly Port[]): { url?: string; note: string } {
  const door = doors[service]
  const url = door && urlOf(door, ports, service === 'redis' ? 'redis' : 'http')
  return url === undefined ? { note: '' } : { url, note: door!.note }
}

export function probeOf(service: string, ports: readonly Port[]): string | undefined {
  const probe = probes[service]
  return probe && urlOf(probe, ports, 'http')?.replace('localhost', '127.0.0.1')
}
