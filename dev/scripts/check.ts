import { pack } from './check/installed.ts'
import { packageSteps, sourceSteps, type Step } from './check/steps.ts'
import { readOptions } from './options.ts'
import { printTally, type Tally } from './tally.ts'

const help = `Everything that must hold before a commit, besides the tests.

  pnpm check [--update]

  --update   format, and write the public types (packages/*/api.d.ts) anew

Format, lint, types, unused code, rules of the house, build, public types; then the packages
packed, installed in a folder elsewhere, and run there as ESM, as CommonJS and by --import.
Ends with one line: N passed, N failed
`

async function main(): Promise<void> {
  const { values } = readOptions(help, {
    options: {
      update: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const tally: Tally = { passed: 0, failed: 0 }
  for (const step of sourceSteps) await take(step, values.update, tally)
  using app = await pack()
  for (const step of packageSteps(app)) await take(step, values.update, tally)
  printTally(tally)
}

/** Goes on after a failure: one run shows all there is to fix. */
async function take(step: Step, update: boolean, tally: Tally): Promise<void> {
  const name = step.name.padEnd(24)
  const started = performance.now()
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
  try {
    await step.run(update)
    tally.passed += 1
    process.stdout.write(`✓ ${name}${seconds()}\n`)
  } catch (error) {
    tally.failed += 1
    const why = error instanceof Error ? error.message : String(error)
    process.stdout.write(`✗ ${name}${seconds()}\n${why.replaceAll(/^/gm, '    ')}\n`)
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  printTally({ passed: 0, failed: 1 })
})
