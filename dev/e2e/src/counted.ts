import { container, docker } from './stack.ts'

const ports = { loki: 3100, 'otel-collector': 8888, prometheus: 9090 }

/**
 * The sum of what a service counts, asked of itself. Prometheus learns of it seconds later, still
 * has the old number after a restart, and nothing at all while it cannot write.
 *
 * @param label as it is written: `exporter="otlp_http/loki"`. Default: all.
 */
export async function counted(
  service: keyof typeof ports,
  name: string,
  label = '',
): Promise<number> {
  const url = `http://${service}:${ports[service]}/metrics`
  const text = await docker('exec', container('origin-guard'), 'wget', '-q', '-O', '-', url)
  const lines = text.split('\n').filter((line) => line.startsWith(name) && line.includes(label))
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
}
