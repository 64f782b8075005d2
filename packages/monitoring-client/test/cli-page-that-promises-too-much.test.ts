import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { folder } from './support/sva.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const page = readFileSync(path('../../../docs/how-to/find-personal-data-in-files.md'), 'utf8')
const commands = [...page.matchAll(/^```sh\n([^`]*)```\n\n```text\n([^`]*)```$/gm)]

it('the how-to shows what the commands do not print', () => {
  const cwd = folder()
  const env = { PATH: process.env['PATH'], SVA: path('../src/cli/main.ts') }
  const sva = 'sva() { node "$SVA" "$@"; }'
  expect(commands).toHaveLength(4)
  for (const [, command = '', output] of commands) {
    const script = `${sva}\n${command}`
    const { stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, env, encoding: 'utf8' })
    expect(stdout + stderr).toBe(output)
  }
})
