import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** Paths of the repository that match, sorted and with `/`; never what is installed or built. */
export function files(...patterns: string[]): string[] {
  const exclude = [
    '**/node_modules/**',
    '**/dist/**',
    '.tools/**',
    '**/.snippets/**',
    '**/.turbo/**',
  ]
  return globSync(patterns, { cwd: root, exclude })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
