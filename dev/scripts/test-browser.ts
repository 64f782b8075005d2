import { findBrowser } from './browser/find-browser.ts'
import { readOptions } from './options.ts'
import { runVitest } from './run-vitest.ts'
import { printTally } from './tally.ts'

const help = `The demo and the viewer in a real browser.

  pnpm test:browser [--screenshot] [FILTER...]

  --screenshot   write the README's picture, docs/viewer.png, anew
  FILTER         run only the test files whose path contains it

Uses the Chrome or Chromium of this machine (SVA_BROWSER=/path/to/chrome picks another one).
Ends with one line: N passed, N failed
`

async function main(): Promise<void> {
  const { values, positionals } = readOptions(help, {
    allowPositionals: true,
    options: { screenshot: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  // The tests run in other processes; the environment is how they learn of it.
  process.env.SVA_BROWSER = findBrowser()
  if (values.screenshot) process.env.SVA_SCREENSHOT = 'docs/viewer.png'
  printTally(await runVitest('dev/scripts/browser/vitest.config.ts', positionals))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  printTally({ passed: 0, failed: 1 })
})
