import type { Redactor } from '@sva/redaction'
import { say } from './console.ts'
import { createLogger } from './logger.ts'
import { describeError } from './record.ts'

export interface LifecycleOptions {
  readonly redactor: Redactor
  readonly flush: () => Promise<unknown>
  readonly shutdown: () => Promise<void>
}

const signals = ['SIGTERM', 'SIGINT'] as const

/**
 * What happens to telemetry when the process ends:
 * - nothing left to do (`beforeExit`): shut down, then the process ends as it would have;
 * - SIGTERM, SIGINT with nobody else listening: shut down, then die of the signal as Node would;
 *   with another listener the app decides when it ends, so what is there is only flushed;
 * - an uncaught error: recorded; with nobody else listening printed redacted, flushed, exit 1.
 *
 * @returns the function that takes the handlers away
 */
export function watchProcess({ redactor, flush, shutdown }: LifecycleOptions): () => void {
  const onBeforeExit = (): void => void shutdown()

  let dying = false
  const onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return void flush()
    const die = (): void => {
      process.off(signal, onSignal)
      process.kill(process.pid, signal)
    }
    // A second Ctrl-C means now.
    if (dying) return die()
    dying = true
    void shutdown().finally(die)
  }

  const logger = createLogger({ component: 'process' })
  let crashed = false
  const onUncaught = (error: unknown, origin: NodeJS.UncaughtExceptionOrigin): void => {
    // One is enough: a second, from the way down, would start all over.
    if (crashed) return
    logger.fatal('uncaught error', { action: 'UNCAUGHT_ERROR', error, origin })
    if (process.listenerCount('uncaughtException') > 1) return
    crashed = true
    // Node would print source line and raw message; this is what it says without the data.
    say(`Uncaught ${redactor.redact(describeError(error)) as string}`)
    void shutdown().finally(() => process.exit(1))
  }

  process.once('beforeExit', onBeforeExit)
  // In front, so that the app's `once` listeners are still there when they are counted.
  for (const signal of signals) process.prependListener(signal, onSignal)
  process.prependListener('uncaughtException', onUncaught)
  return () => {
    process.off('beforeExit', onBeforeExit)
    for (const signal of signals) process.off(signal, onSignal)
    process.off('uncaughtException', onUncaught)
  }
}
