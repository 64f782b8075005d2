import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readOptions } from '../../scripts/options.ts'
import { measured } from './measure.ts'
import { outputs } from './outputs.ts'

const help = `Writes the files that follow from the redaction rules and from the dashboards' code.

  pnpm generate [--measure]

  --measure   writes nothing; how many rows of the corpus each layer cleans
`

const { values } = readOptions(help, {
  options: {
    measure: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
})
if (values.measure) console.log(measured())
else {
  for (const { file, render } of outputs) {
    const path = fileURLToPath(new URL(`../../../${file}`, import.meta.url))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, render())
    console.log(`wrote ${file}`)
  }
}
