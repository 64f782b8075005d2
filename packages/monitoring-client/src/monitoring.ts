import { signalHealth, type DeliveryWatch, type Health } from './health.ts'
import type { Ledgers } from './ledger.ts'
import type { Sdk } from './otel.ts'
import type { Transport } from './transport.ts'
import { runWithoutWorkspaceContext } from '@sva/sdk'

/** What startMonitoring() returns; `await using` in a script shuts it down. */
export interface Monitoring extends AsyncDisposable {
  /**
   * Sends what waits. Returns the logs and spans that were sent and lost meanwhile; bounded by
   * `shutdownTimeout`.
   */
  flush(): Promise<{ sent: number; lost: number }>
  /** Flushes, then stops. Ends by the deadline; what was not sent by then is counted as lost. */
  shutdown(): Promise<void>
  health(): Health
}

export interface RunningParts {
  readonly sdk: Sdk
  readonly ledgers: Ledgers
  readonly transport: Transport
  readonly watch: DeliveryWatch
  /** Milliseconds. */
  readonly deadline: number
  /** Takes back what start() installed in the process. */
  readonly uninstall: () => void
}

/** The handle of a running SDK. */
export class RunningMonitoring implements Monitoring {
  readonly #parts: RunningParts
  #ended: Promise<void> | undefined

  constructor(parts: RunningParts) {
    this.#parts = parts
  }

  async flush(): Promise<{ sent: number; lost: number }> {
    const { ledgers, sdk, deadline } = this.#parts
    const before = totals(ledgers)
    // Exports run for nobody: in a request's context they would be that tenant's traffic.
    await runWithoutWorkspaceContext(() => within(deadline, sdk.flush()))
    const after = totals(ledgers)
    return { sent: after.sent - before.sent, lost: after.lost - before.lost }
  }

  shutdown(): Promise<void> {
    this.#ended ??= this.#end()
    return this.#ended
  }

  async #end(): Promise<void> {
    const { sdk, transport, ledgers, deadline, uninstall } = this.#parts
    transport.closing()
    const end = async (): Promise<void> => {
      await sdk.flush().catch(() => {})
      await sdk.shutdown()
    }
    await runWithoutWorkspaceContext(() => within(deadline, end()))
    // Sockets and naps would keep the process long after the deadline.
    transport.abort()
    ledgers.logs.close()
    ledgers.traces.close()
    uninstall()
  }

  health(): Health {
    return this.#parts.watch.health(this.#parts.ledgers)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.shutdown()
  }
}

/** The handle when OTEL_SDK_DISABLED is set, and in a worker thread: the console is all there is. */
export class DisabledMonitoring implements Monitoring {
  readonly #ledgers: Ledgers
  #uninstall: () => void

  constructor(ledgers: Ledgers, uninstall: () => void) {
    this.#ledgers = ledgers
    this.#uninstall = uninstall
  }

  async flush(): Promise<{ sent: number; lost: number }> {
    return { sent: 0, lost: 0 }
  }

  async shutdown(): Promise<void> {
    this.#uninstall()
    // A second call would take away what somebody has started since.
    this.#uninstall = () => {}
  }

  health(): Health {
    return { status: 'disabled', signals: signalHealth(this.#ledgers) }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.shutdown()
  }
}

function totals({ logs, traces }: Ledgers): { sent: number; lost: number } {
  return {
    sent: logs.totalSent + traces.totalSent,
    lost: logs.totalLost + traces.totalLost,
  }
}

/** Waits for `work`, but not longer; the timer keeps the process until then. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work.catch(() => {}), deadline])
  clearTimeout(timer)
}
