import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measured } from './measure.ts'
import { outputs } from './outputs.ts'

const help = `Writes the files that follow from the redaction rules and from the dashboards' code.

  pnpm generate [--measure]

  --measure   writes nothing; how many rows of the corpus each layer cleans
`

const [word, ...more] = process.argv.slice(2)
if (word === '--help' || word === '-h') process.stdout.write(help)
else if (word === '--measure' && more.length === 0) console.log(measured())
else if (word !== undefined) {
  process.stderr.write('There is no such option. pnpm generate --help lists what there is.\n')
  process.exitCode = 2
} else {
  for (const { file, render } of outputs) {
    const path = fileURLToPath(new URL(`../../../${file}`, import.meta.url))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, render())
    console.log(`wrote ${file}`)
  }
}
