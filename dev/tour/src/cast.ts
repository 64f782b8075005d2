import { join } from 'node:path'
import type { Tried } from '@sva/viewer'
import { Child } from './children.ts'
import type { LogFile } from './log-file.ts'
import type { Evidence } from './evidence.ts'
import type { Cell } from './planted/table.ts'
import { resourceAttributes } from './planter/environment.ts'
import type { Answer, Ask, Told } from './planter/messages.ts'

const here = import.meta.dirname
const demo = join(here, '../../../apps/demo/src')

export interface CastOptions {
  readonly endpoint: string
  readonly plain: boolean
  readonly log: LogFile
  readonly evidence: Evidence
}

/** Short intervals: what happens is seen within two seconds. */
const environment = ({ endpoint }: CastOptions): Record<string, string> => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_BLRP_SCHEDULE_DELAY: '500',
  OTEL_BSP_SCHEDULE_DELAY: '500',
  OTEL_METRIC_EXPORT_INTERVAL: '2000',
})

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
      // The night comes often: work without a request is part of every minute.
      NIGHTLY_EVERY_MS: '2000',
      PAYMENT_FAILS_EVERY: '5',
      OTEL_SERVICE_NAME: 'citizen-services',
    },
    onLine: onLine('demo', options),
  })
}

/** The app that writes every planted value into its position. */
export class Planter {
  readonly child: Child
  /** Cells written so far. */
  planted = 0
  readonly done: Promise<void>
  #asks = 0
  readonly #asked = new Map<number, (tried: Tried) => void>()

  constructor(options: CastOptions, cells: readonly Cell[], milliseconds: number) {
    this.child = new Child({
      name: 'planter',
      preload: join(here, 'preload', options.plain ? 'plain.ts' : 'ours.ts'),
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
        else if ('done' in told) resolve()
        else this.#answer(told)
      })
      this.child.process.once('exit', () => resolve())
    })
  }

  #answer({ number, tried }: Answer): void {
    this.#asked.get(number)?.(tried)
    this.#asked.delete(number)
  }

  /** Logs a text of a person through the planter's real logger. */
  tryText(text: string): Promise<Tried> {
    const { process } = this.child
    if (!process.connected) throw new Error('the planter has ended')
    const number = ++this.#asks
    return new Promise((resolve) => {
      this.#asked.set(number, resolve)
      process.send({ text, number } satisfies Ask)
    })
  }
}
