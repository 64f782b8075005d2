import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { composeCommand } from '@sva/images'
import { readOptions } from '../../scripts/options.ts'
import { runVitest } from '../../scripts/run-vitest.ts'
import { printTally, type Tally } from '../../scripts/tally.ts'
import { daemon, type Daemon } from './daemon.ts'
import { lanes } from './lanes.ts'
import { ownStack, withoutImages } from './own-stack.ts'
import { handOver } from './stack.ts'

const help = `The real stack, driven end to end. Brings it up, tests it, takes it down.

  pnpm test:stack [FILTER...]

  FILTER   run only the test files whose path contains it: pnpm test:stack outage

Uses the Docker daemon that answers; where none does, and this is root on Linux, one of its own
(docker.io by apt). Images are pulled, or built where no registry is reachable (needs Go; once, about
20 minutes on two cores). The stack has a name and ports of its own: one that runs already is left
alone.
Ends with one line: N passed, N failed
`

const say = (line: string): void => void process.stdout.write(`stack: ${line}\n`)

async function main(): Promise<void> {
  const { positionals } = readOptions(help, {
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stop.abort())
  }
  const theDaemon = await daemon(say)
  try {
    Object.assign(process.env, theDaemon.env)
    const tally = await onOwnStacks(theDaemon, stop.signal, positionals)
    // Whoever stopped it has not seen all of it pass.
    if (stop.signal.aborted) tally.failed += 1
    printTally(tally)
  } finally {
    await theDaemon.stop()
  }
}

async function onOwnStacks(
  theDaemon: Daemon,
  stop: AbortSignal,
  filters: string[],
): Promise<Tally> {
  const without = await withoutImages(say)
  // Where it must be built, once and not by each of them.
  await composeCommand({ progress: say })
  const names = lanes(filters).map((lane) => `sva-e2e-${process.pid}-${lane}`)
  const started = await Promise.allSettled(
    names.map((name) => ownStack(theDaemon, say, stop, { name, without })),
  )
  const stacks = started.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  try {
    for (const one of started) if (one.status === 'rejected') throw one.reason
    handOver(...stacks.map(({ stack }) => stack))
    return await Promise.race([
      runVitest('dev/e2e/vitest.config.ts', filters, stop),
      given(stop).then(() => ({ passed: 0, failed: 0 })),
    ])
  } finally {
    say('taking it down')
    await Promise.all(stacks.map(({ down }) => down()))
  }
}

/** Some seconds after it was stopped: a test that does not notice must not keep the stack. */
async function given(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort')
  await sleep(5_000)
}

main()
  // Interrupted, a worker of Vitest may still hold the process.
  .then(() => process.exit())
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    printTally({ passed: 0, failed: 1 })
  })
