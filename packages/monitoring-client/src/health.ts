import type { CountedSignal, Ledgers, LossReason } from './ledger.ts'
import type { Signal } from './options.ts'
import type { DeliveryReport } from './otlp-exporter.ts'

/** How telemetry is doing, for a health endpoint; holds no record and no secret. */
export interface Health {
  /**
   * `up`: every signal's last delivery arrived, or none was due. `degraded`: some did not, or
   * records were lost before. `down`: none did. `disabled`: OTEL_SDK_DISABLED is set, or this is
   * a worker thread.
   */
  readonly status: 'up' | 'degraded' | 'down' | 'disabled'
  readonly signals: Readonly<Record<CountedSignal, SignalHealth>>
  /** Why the last deliveries failed, by signal. */
  readonly lastError?: string
}

export interface SignalHealth {
  readonly waiting: number
  readonly sent: number
  readonly lost: Readonly<Partial<Record<LossReason, number>>>
}

/** Watches deliveries; speaks once when they stop arriving and once when all do again. */
export class DeliveryWatch {
  readonly #say: (line: string) => void
  /** Each signal's last delivery: why it failed, or undefined when it arrived. */
  readonly #last = new Map<Signal, string | undefined>()

  constructor(say: (line: string) => void) {
    this.#say = say
  }

  report(signal: Signal, url: string, { delivered, reason }: DeliveryReport): void {
    const failedBefore = this.#failures.length > 0
    this.#last.set(signal, delivered ? undefined : `${signal}: ${url} ${reason ?? 'fails'}`)
    const failures = this.#failures
    if (failedBefore && failures.length === 0) this.#say('[sva] telemetry arrives again')
    if (failedBefore || failures.length === 0) return
    this.#say(
      `[SVA_EXPORT_FAILED] telemetry does not arrive. ${failures.join(', ')}.\n` +
        '  The app runs on; records wait, then are counted as lost.\n' +
        '  Fix: start a receiver there (./run demo has a viewer), or set OTEL_EXPORTER_OTLP_ENDPOINT.',
    )
  }

  health(ledgers: Ledgers): Health {
    const failures = this.#failures
    const lost = ledgers.logs.totalLost + ledgers.traces.totalLost
    const down = failures.length > 0 && failures.length === this.#last.size
    return {
      status: down ? 'down' : failures.length > 0 || lost > 0 ? 'degraded' : 'up',
      signals: signalHealth(ledgers),
      ...(failures.length === 0 ? {} : { lastError: failures.join(', ') }),
    }
  }

  get #failures(): string[] {
    return [...this.#last.values()].filter((failure) => failure !== undefined)
  }
}

export function signalHealth(ledgers: Ledgers): Health['signals'] {
  const of = (signal: CountedSignal): SignalHealth => ({
    waiting: ledgers[signal].waiting,
    sent: ledgers[signal].totalSent,
    lost: Object.fromEntries(ledgers[signal].losses),
  })
  return { logs: of('logs'), traces: of('traces') }
}
