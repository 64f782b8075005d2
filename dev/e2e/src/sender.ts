import { setTimeout as sleep } from 'node:timers/promises'
import { deliver, type Signal } from './otlp.ts'

/** Records of one moment, told apart by their numbers. */
export interface Numbers {
  readonly first: number
  readonly count: number
  readonly at: number
  /** Which of the apps says it. */
  readonly app: number
}

export type Request = (numbers: Numbers) => unknown

export interface Sent {
  readonly produced: number
  /** What an SDK counts as lost: no room, not taken in time, or refused for good. */
  readonly lost: ReadonlySet<number>
  /** Why, with how many each. */
  readonly reasons: Readonly<Record<string, number>>
  /** Answers that invite a retry, and connections that nobody took. */
  readonly retries: number
}

export interface Rate {
  readonly perSecond: number
  /** Processes that the traffic is spread over, each with a queue of its own. */
  readonly apps?: number
}

/** As @sva/monitoring-client does it: one export a second and app at a time, and these limits. */
const capacity = 2_048
const deadline = 10_000

/** Steady traffic of numbered records, until stopped. */
export class Sender {
  readonly #signal: Signal
  readonly #request: Request
  readonly #lost = new Set<number>()
  readonly #reasons: Record<string, number> = {}
  readonly #stop = new AbortController()
  readonly #apps: readonly Promise<void>[]
  #produced = 0
  #retries = 0

  constructor(signal: Signal, request: Request, { perSecond, apps = 1 }: Rate) {
    this.#signal = signal
    this.#request = request
    const each = Math.ceil(perSecond / apps)
    this.#apps = Array.from({ length: apps }, (_, app) =>
      this.#run(app, each, (app * 1_000) / apps),
    )
  }

  get produced(): number {
    return this.#produced
  }

  /** Resolves when all that was produced has been taken or given up. */
  async stop(): Promise<Sent> {
    this.#stop.abort()
    await Promise.all(this.#apps)
    const [lost, reasons] = [this.#lost, this.#reasons]
    return { produced: this.#produced, lost, reasons, retries: this.#retries }
  }

  async #run(app: number, each: number, delay: number): Promise<void> {
    const { signal } = this.#stop
    let waiting = 0
    let last = Promise.resolve()
    await sleep(delay, undefined, { signal }).catch(() => {})
    while (!signal.aborted) {
      const numbers = { first: this.#produced, count: each, at: Date.now(), app }
      this.#produced += each
      if (waiting + each > capacity) this.#lose(numbers, 'no room')
      else {
        waiting += each
        last = last.then(async () => {
          await this.#export(numbers)
          waiting -= each
        })
      }
      await sleep(1_000, undefined, { signal }).catch(() => {})
    }
    await last
  }

  async #export(numbers: Numbers): Promise<void> {
    try {
      this.#retries += await deliver(this.#signal, this.#request(numbers), deadline)
    } catch (error) {
      this.#lose(numbers, (error as Error).message)
    }
  }

  #lose({ first, count }: Numbers, reason: string): void {
    this.#reasons[reason] = (this.#reasons[reason] ?? 0) + count
    for (let number = first; number < first + count; number++) this.#lost.add(number)
  }
}
