import { startVitest, type Reporter, type TestModule } from 'vitest/node'
import type { Tally } from './tally.ts'

const signals = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs the tests of a vitest config whose path contains one of the filters; no filter: all. `stop`
 * ends it early: no further test starts, and the caller has time to take down what is theirs.
 */
export async function runVitest(
  config: string,
  filters: string[],
  stop?: AbortSignal,
): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0 }
  const failures: string[] = []
  const before = signals.map((signal) => process.listeners(signal))
  const count: Reporter = {
    onInit(vitest) {
      if (stop === undefined) return
      // Vitest's own would end this process a millisecond after the signal.
      for (const [i, signal] of signals.entries()) {
        const added = process.listeners(signal).filter((one) => !before[i]!.includes(one))
        for (const listener of added) process.off(signal, listener)
      }
      const cancel = (): void => void vitest.cancelCurrentRun('keyboard-input')
      stop.addEventListener('abort', cancel, { once: true })
    },
    onTestRunEnd(modules, unhandledErrors) {
      for (const module of modules) add(tally, failures, module)
      tally.failed += unhandledErrors.length
    },
  }
  const vitest = await startVitest(filters, {
    config,
    run: true,
    watch: false,
    reporters: ['default', count],
  })
  await vitest.close()
  // Once more, at the end: what CI keeps of a long log are its last lines.
  for (const failure of failures) process.stdout.write(`failed: ${failure}\n`)
  return tally
}

function add(tally: Tally, failures: string[], module: TestModule): void {
  const failed = (what: string, message = 'did not run'): void => {
    tally.failed += 1
    const [first = ''] = message.split('\n')
    failures.push(`${module.relativeModuleId}${what}: ${first.slice(0, 300)}`)
  }
  // A file that does not load has no tests; it must not count as nothing.
  for (const { message } of module.errors()) failed('', message)
  for (const test of module.children.allTests()) {
    const { state, errors } = test.result()
    if (state === 'passed') tally.passed += 1
    // Nobody skips here: what did not run did not pass.
    else failed(` > ${test.fullName}`, errors?.[0]?.message)
  }
}
