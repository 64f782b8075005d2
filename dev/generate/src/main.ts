import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measured } from './measure.ts'
import { outputs } from './outputs.ts'

if (process.argv.includes('--measure')) console.log(measured())
else {
  for (const { file, render } of outputs) {
    const path = fileURLToPath(new URL(`../../../${file}`, import.meta.url))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, render())
    console.log(`wrote ${file}`)
  }
}
