import { join } from 'node:path'
import { Child } from './children.ts'
import type { LogFile } from './log-file.ts'
import type { Evidence } from './evidence.ts'
import type { Cell } from './planted/table.ts'
import { resourceAttributes } from './planter/environment.ts'
import type { Told } from './planter/messages.ts'

const here = import.meta.dirname
const demo = join(here, '../../../apps/demo/src')

export interface CastOptions {
  readonly endpoint: string
  readonly plain: boolean
  /** How long the traffic will run. */
  readonly seconds: number
  readonly log: LogFile
  readonly evidence: Evidence
}

/** Milliseconds; numbers go on when the traffic is over, and then they should be calm. */
export const metricInterval = 5_000

/** Short intervals: what happens is seen soon. */
const environment = ({ endpoint }: CastOptions): Record<string, string> => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_BLRP_SCHEDULE_DELAY: '500',
  OTEL_BSP_SCHEDULE_DELAY: '500',
  OTEL_METRIC_EXPORT_INTERVAL: String(metricInterval),
})

const preload = ({ plain }: CastOptions): string =>
  join(here, 'preload', plain ? 'plain.ts' : 'ours.ts')

const onLine =
  (name: string, { log, evidence }: CastOptions) =>
  (line: string): void => {
    log.write(name, line)
    evidence.line(line)
  }

/** The app that people look at; which SDK it runs with is its preload's business alone. */
export function startDemo(options: CastOptions): Child {
  return new Child({
    name: 'demo',
    preload: options.plain ? join(here, 'preload/plain.ts') : join(demo, 'monitoring.ts'),
    command: [join(demo, 'main.ts')],
    env: {
      ...environment(options),
      HOST: '127.0.0.1',
      PORT: '0',
      ORIGIN: '',
      // The night comes twice: work without a request is part of every run. Then seldom enough that
      // its lines do not bury what people look at afterwards.
      NIGHTLY_EVERY_MS: String(options.seconds * 450),
      PAYMENT_FAILS_EVERY: '5',
      OTEL_SERVICE_NAME: 'citizen-services',
    },
    onLine: onLine('demo', options),
  })
}

/** The logger behind the box on the viewer's page. */
export function startTry(options: CastOptions): Child {
  return new Child({
    name: 'try',
    preload: preload(options),
    command: [join(here, 'try/main.ts')],
    env: { ...environment(options), OTEL_SERVICE_NAME: 'try' },
    onLine: onLine('try', options),
  })
}

/** The app that writes every planted value into its position. */
export class Planter {
  readonly child: Child
  /** Cells written so far. */
  planted = 0
  readonly done: Promise<void>

  constructor(options: CastOptions, cells: readonly Cell[]) {
    // 80 % of the time: the rest is for what is still on its way at the end.
    const milliseconds = options.seconds * 800
    this.child = new Child({
      name: 'planter',
      preload: preload(options),
      command: [join(here, 'planter/main.ts'), String(milliseconds)],
      env: {
        ...environment(options),
        OTEL_SERVICE_NAME: 'planter',
        OTEL_RESOURCE_ATTRIBUTES: resourceAttributes(cells),
      },
      onLine: onLine('planter', options),
    })
    this.done = new Promise((resolve) => {
      this.child.process.on('message', (told: Told) => {
        if ('planted' in told) this.planted = told.planted
        else resolve()
      })
      this.child.process.once('exit', () => resolve())
    })
  }
}
