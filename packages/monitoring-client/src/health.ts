import type { CountedSignal, Ledgers, LossReason } from './ledger.ts'
import type { DeliveryReport } from './otlp-exporter.ts'

/** How telemetry is doing, for a health endpoint; holds no record and no secret. */
export interface Health {
  /**
   * `up`: the last delivery arrived, or none was due. `degraded`: it arrived, but records were
   * lost before. `down`: the last delivery failed. `disabled`: OTEL_SDK_DISABLED is set.
   */
  readonly status: 'up' | 'degraded' | 'down' | 'disabled'
  readonly signals: Readonly<Record<CountedSignal, SignalHealth>>
  /** Why the last delivery failed. */
  readonly lastError?: string
}

export interface SignalHealth {
  readonly waiting: number
  readonly sent: number
  readonly lost: Readonly<Partial<Record<LossReason, number>>>
}

/** Watches deliveries; speaks once when they stop arriving and once when they do again. */
export class DeliveryWatch {
  readonly #endpoint: string
  readonly #say: (line: string) => void
  #lastError: string | undefined

  constructor(endpoint: string, say: (line: string) => void) {
    this.#endpoint = endpoint
    this.#say = say
  }

  report({ delivered, reason }: DeliveryReport): void {
    if (delivered && this.#lastError !== undefined) {
      this.#say(`[sva] telemetry arrives again at ${this.#endpoint}`)
      this.#lastError = undefined
    } else if (!delivered && this.#lastError === undefined) {
      this.#lastError = reason ?? 'fails'
      this.#say(
        `[SVA_EXPORT_FAILED] telemetry does not arrive: ${this.#endpoint} ${this.#lastError}.\n` +
          '  The app runs on; records wait, then are counted as lost.\n' +
          '  Fix: start a receiver there (./run demo has a viewer), or set OTEL_EXPORTER_OTLP_ENDPOINT.',
      )
    }
  }

  health(ledgers: Ledgers): Health {
    const lost = ledgers.logs.totalLost + ledgers.traces.totalLost
    return {
      status: this.#lastError !== undefined ? 'down' : lost > 0 ? 'degraded' : 'up',
      signals: signalHealth(ledgers),
      ...(this.#lastError === undefined ? {} : { lastError: this.#lastError }),
    }
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
