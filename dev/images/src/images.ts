/** Where a file of a stand-in comes from. */
export type Source =
  | { readonly program: string; readonly binary: string }
  /** A binary of this machine, installed from the Debian package where it is missing. */
  | { readonly host: string; readonly debian: string }
  /** The Node that runs this. */
  | 'node'

/** What stands below the program in the real image, as far as a stand-in has it, too. */
export type Base = 'scratch' | 'distroless' | 'busybox' | 'ubuntu'

export interface Image {
  /** The pin, as docker-compose.monitoring.yml and dev/monitoring/with/ have it. */
  readonly tag: string
  /** The version that the stand-in runs. */
  readonly runs: string
  /** How the stand-in differs from the pinned image, apart from its base. */
  readonly differs: string
  readonly base: Base
  /** Path in the image -> source. Exactly the paths of the real image. */
  readonly files: Readonly<Record<string, Source>>
  /** Path -> uid:gid. Exactly those of the real image: with more it works here and breaks there. */
  readonly folders?: Readonly<Record<string, string>>
  readonly user?: string
  readonly workdir?: string
  readonly volume?: string
  readonly entrypoint?: readonly string[]
  readonly cmd?: readonly string[]
}

const nobody = '65534:65534'

export const images: readonly Image[] = [
  {
    tag: 'otel/opentelemetry-collector-k8s:0.159.0',
    runs: '0.159.0',
    differs: 'Has only the components that our configurations name.',
    base: 'scratch',
    files: { '/otelcol-k8s': { program: 'collector', binary: 'otelcol-k8s' } },
    user: '10001:10001',
    entrypoint: ['/otelcol-k8s'],
  },
  {
    tag: 'prom/prometheus:v3.15.0',
    runs: '3.15.0',
    differs: 'Has no web interface, and DNS as its only service discovery.',
    base: 'busybox',
    files: {
      '/bin/prometheus': { program: 'prometheus', binary: 'prometheus' },
      '/bin/promtool': { program: 'prometheus', binary: 'promtool' },
    },
    folders: { '/etc/prometheus': nobody, '/prometheus': nobody },
    user: nobody,
    workdir: '/prometheus',
    volume: '/prometheus',
    entrypoint: ['/bin/prometheus'],
    cmd: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus'],
  },
  {
    tag: 'grafana/loki:3.7.8',
    runs: '3.7.8',
    differs: 'Is compiled with an older version of its own push package.',
    base: 'distroless',
    files: { '/usr/bin/loki': { program: 'loki', binary: 'loki' } },
    folders: {
      '/etc/loki': '10001:10001',
      '/loki': '10001:10001',
      '/loki/rules': '10001:10001',
      '/loki/rules-temp': '10001:10001',
    },
    user: '10001',
    workdir: '/',
    entrypoint: ['/usr/bin/loki'],
    cmd: ['-config.file=/etc/loki/local-config.yaml'],
  },
  {
    tag: 'prom/alertmanager:v0.34.1',
    runs: '0.34.1',
    differs: 'Has no web interface.',
    base: 'busybox',
    files: {
      '/bin/alertmanager': { program: 'alertmanager', binary: 'alertmanager' },
      '/bin/amtool': { program: 'alertmanager', binary: 'amtool' },
    },
    folders: { '/etc/alertmanager': nobody, '/alertmanager': nobody },
    user: nobody,
    workdir: '/alertmanager',
    volume: '/alertmanager',
    entrypoint: ['/bin/alertmanager'],
    cmd: ['--config.file=/etc/alertmanager/alertmanager.yml', '--storage.path=/alertmanager'],
  },
  {
    tag: 'redis:8.10.2-alpine',
    runs: '7.0',
    differs: "Runs Debian's Redis 7.0, as user 999:1000 from the start, without the entry script.",
    base: 'busybox',
    files: {
      '/usr/local/bin/redis-server': { host: '/usr/bin/redis-server', debian: 'redis-server' },
      '/usr/local/bin/redis-cli': { host: '/usr/bin/redis-cli', debian: 'redis-tools' },
      '/usr/local/bin/redis-check-rdb': { host: '/usr/bin/redis-check-rdb', debian: 'redis-tools' },
      '/usr/local/bin/redis-check-aof': { host: '/usr/bin/redis-check-aof', debian: 'redis-tools' },
    },
    folders: { '/data': '999:1000' },
    user: '999:1000',
    workdir: '/data',
    volume: '/data',
    cmd: ['redis-server'],
  },
  {
    tag: 'node:24.21.0-alpine',
    runs: '24.21.0',
    differs: 'Is the Node that builds it (with glibc), without the entry script.',
    base: 'busybox',
    files: { '/usr/local/bin/node': 'node' },
    folders: { '/home/node': '1000:1000' },
    cmd: ['node'],
  },
  {
    tag: 'oliver006/redis_exporter:v1.93.0-alpine',
    runs: '1.88.0',
    differs: 'Runs 1.88.0, the newest whose Go module could be had.',
    base: 'busybox',
    files: { '/redis_exporter': { program: 'redis-exporter', binary: 'redis_exporter' } },
    user: '59000:59000',
    entrypoint: ['/redis_exporter'],
  },
  {
    tag: 'prom/node-exporter:v1.12.1',
    runs: '1.12.1',
    differs: '',
    base: 'busybox',
    files: { '/bin/node_exporter': { program: 'node-exporter', binary: 'node_exporter' } },
    user: nobody,
    entrypoint: ['/bin/node_exporter'],
  },
  {
    tag: 'grafana/promtail:3.6.11',
    runs: '3.6.15',
    differs:
      'Runs 3.6.15, the only release of 3.6 whose Go module could be had; cannot read journald.',
    base: 'ubuntu',
    files: { '/usr/bin/promtail': { program: 'promtail', binary: 'promtail' } },
    entrypoint: ['/usr/bin/promtail'],
    cmd: ['-config.file=/etc/promtail/config.yml'],
  },
]

/** A pin without its digest: what a stand-in is named, and the tables above. */
export const tagOf = (pin: string): string => pin.replace(/@sha256:[0-9a-f]{64}$/, '')

/** Pins that cannot be built from a Go module: where no registry answers, the stack does without. */
export const withoutStandIn: Readonly<Record<string, string>> = {
  'grafana/grafana:13.2.3': 'Grafana needs a front-end build.',
  'jaegertracing/jaeger:2.22.0': 'Jaeger 2 has no path as a Go module.',
  'ghcr.io/google/cadvisor:0.60.6': "cAdvisor's command is a nested module that is not served.",
}
