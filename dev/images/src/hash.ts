import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from './programs.ts'

const wrappers = join(import.meta.dirname, '../programs')

export function wrapperFolder(program: Program): string {
  return join(wrappers, program.name)
}

/** Changes with whatever the binaries are made of, apart from the Go that compiles them. */
export function wrapperHash(program: Program, folder = wrapperFolder(program)): string {
  const files = readdirSync(folder)
    .toSorted()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')])
  return hash(program, files)
}

export function hash(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
}
