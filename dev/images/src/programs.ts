/** A program of the stack that is built from its Go module; its wrapper is `programs/<name>/`. */
export interface Program {
  readonly name: string
  /** The release as its makers count it; it is stamped into the binaries. */
  readonly release: string
  readonly module: string
  readonly version: string
  /** Binary -> package. */
  readonly binaries: Readonly<Record<string, string>>
  readonly tags?: readonly string[]
  /** The variable that says the release, e.g. in `--version` and `build_info`. */
  readonly stamp?: string
  /** Files that the module embeds but does not contain. */
  readonly stub?: Readonly<Record<string, string>>
}

const prometheusVersion = 'github.com/prometheus/common/version.Version'
const lokiVersion = 'github.com/grafana/loki/v3/pkg/util/build.Version'

export const programs: readonly Program[] = [
  {
    name: 'collector',
    release: '0.159.0',
    module: 'go.opentelemetry.io/collector/receiver/otlpreceiver',
    version: 'v0.159.0',
    binaries: { 'otelcol-k8s': '.' },
    tags: ['grpcnotrace'],
  },
  {
    name: 'prometheus',
    release: '3.15.0',
    module: 'github.com/prometheus/prometheus',
    version: 'v0.315.0',
    binaries: {
      prometheus: 'github.com/prometheus/prometheus/cmd/prometheus',
      promtool: 'github.com/prometheus/prometheus/cmd/promtool',
    },
    // Of the service discoveries only DNS: the others bring the SDKs of every cloud.
    tags: ['netgo', 'remove_all_sd', 'enable_dns_sd'],
    stamp: prometheusVersion,
  },
  {
    name: 'loki',
    release: '3.7.8',
    module: 'github.com/grafana/loki/v3',
    version: 'v3.7.8',
    binaries: { loki: 'github.com/grafana/loki/v3/cmd/loki' },
    tags: ['netgo'],
    stamp: lokiVersion,
  },
  {
    name: 'alertmanager',
    release: '0.34.1',
    module: 'github.com/prometheus/alertmanager',
    version: 'v0.34.1',
    binaries: {
      alertmanager: 'github.com/prometheus/alertmanager/cmd/alertmanager',
      amtool: 'github.com/prometheus/alertmanager/cmd/amtool',
    },
    // timetzdata: time intervals name zones, and the stand-in has no zone files.
    tags: ['netgo', 'timetzdata'],
    stamp: prometheusVersion,
    stub: {
      'ui/app/dist/index.html':
        '<!doctype html><title>Alertmanager without its web interface</title>\n',
    },
  },
  {
    name: 'compose',
    release: '5.5.0',
    module: 'github.com/docker/compose/v5',
    version: 'v5.5.0',
    binaries: { 'docker-compose': 'github.com/docker/compose/v5/cmd' },
    stamp: 'github.com/docker/compose/v5/internal.Version',
  },
  {
    name: 'redis-exporter',
    release: '1.88.0',
    module: 'github.com/oliver006/redis_exporter',
    version: 'v1.88.0',
    binaries: { redis_exporter: 'github.com/oliver006/redis_exporter' },
    stamp: 'main.BuildVersion',
  },
  {
    name: 'node-exporter',
    release: '1.12.1',
    module: 'github.com/prometheus/node_exporter',
    version: 'v1.12.1',
    binaries: { node_exporter: 'github.com/prometheus/node_exporter' },
    tags: ['netgo'],
    stamp: prometheusVersion,
  },
  {
    name: 'promtail',
    release: '3.6.15',
    module: 'github.com/grafana/loki/v3',
    version: 'v3.6.15',
    binaries: { promtail: 'github.com/grafana/loki/v3/clients/cmd/promtail' },
    // Without promtail_journal_enabled, which needs C.
    tags: ['netgo', 'timetzdata'],
    stamp: lokiVersion,
  },
]

/** @throws Error for a name that is not in the table. */
export function programNamed(name: string): Program {
  const program = programs.find((one) => one.name === name)
  if (program !== undefined) return program
  const names = programs.map((one) => one.name).join(', ')
  throw new Error(`There is no program "${name}".\n  Fix: name one of ${names}.`)
}
