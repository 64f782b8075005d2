import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'dev/e2e/test'

/** Most of a test is waiting, so that two cores can have that many stacks. */
export const most = 4

/** Needs the machine for itself: it is about limits. */
export const alone = 'load-that-kills.stack.test.ts'

/** A stack for each test file that runs at the same time. */
export function lanes(filters: readonly string[]): number[] {
  const files = readdirSync(join(import.meta.dirname, '../test'))
    .map((name) => `${folder}/${name}`)
    .filter((path) => path.endsWith('.stack.test.ts') && !path.endsWith(alone))
    .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
  return Array.from({ length: Math.max(1, Math.min(most, files.length)) }, (_, lane) => lane)
}
