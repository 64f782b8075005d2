import { writeFileSync } from 'node:fs'
import { outputs } from './outputs.ts'

for (const { file, render } of outputs) {
  writeFileSync(new URL(`../../../${file}`, import.meta.url), render())
  console.log(`wrote ${file}`)
}
