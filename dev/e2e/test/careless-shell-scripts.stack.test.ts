import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@sva/stack'
import { expect, it } from 'vitest'
import { run, tryRun } from '../src/run.ts'

const files = (
  await run(['git', 'ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
)
  .split('\0')
  .filter((file) => file !== '')
const scripts = files.filter(
  (file) => file.endsWith('.sh') || (!/\.\w+$/.test(file) && isScript(join(root, file))),
)

function isScript(file: string): boolean {
  return /^#!.*\b(?:ba|da)?sh\b/.test(readFileSync(file, 'utf8').slice(0, 80))
}

it('the scripts are found', () => {
  expect(scripts).toEqual(expect.arrayContaining(['run', '.ci/run']))
})

it.for(scripts)('%s: shellcheck finds nothing', async (script) => {
  const { stdout } = await tryRun(['shellcheck', '--external-sources', script], {
    cwd: root,
  }).catch(() => {
    throw new Error(
      'There is no shellcheck.\n  Fix: apt-get install shellcheck, or brew install it',
    )
  })
  expect(stdout).toBe('')
})
