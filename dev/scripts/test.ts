import { readOptions } from './options.ts'
import { startRedisServer } from './redis-server.ts'
import { runVitest } from './run-vitest.ts'
import { printTally } from './tally.ts'

const help = `Every test that needs neither a container nor a browser.

  pnpm test [FILTER...]

  FILTER   run only the test files whose path contains it: pnpm test redaction

Needs redis-server; brings it where it can (apt-get as root, brew, Docker).
Ends with one line: N passed, N failed
`

async function main(): Promise<void> {
  const { positionals } = readOptions(help, {
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  // Once and before the tests: else every file tries to install it, and fails in its own way.
  if (positionals.length === 0) await startRedisServer().then((redis) => redis.stop())
  printTally(await runVitest('vitest.config.ts', positionals))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  printTally({ passed: 0, failed: 1 })
})
