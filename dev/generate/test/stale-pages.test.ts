import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { outputs } from '../src/outputs.ts'

it.each(outputs)('$file is what the rules say: run pnpm generate', ({ file, render }) => {
  expect(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')).toBe(render())
})
