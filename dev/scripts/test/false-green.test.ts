import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { root } from '../repository.ts'

/** Runs the real .ci/run over a `./run` that answers each word with a line of shell. */
function ci(answers: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'sva-ci-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const script = (path: string, text: string) => {
    writeFileSync(join(folder, path), `#!/bin/sh\n${text}\n`)
    chmodSync(join(folder, path), 0o755)
  }
  mkdirSync(join(folder, '.ci'))
  mkdirSync(join(folder, 'bin'))
  copyFileSync(join(root, '.ci/run'), join(folder, '.ci/run'))
  for (const name of ['redis-server', 'chromium', 'shellcheck']) script(join('bin', name), 'exit 1')
  const cases = Object.entries(answers).map(([word, line]) => `${word}) ${line} ;;`)
  script('run', `case "$1" in\n${cases.join('\n')}\nesac`)
  const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` }
  const { status, stdout } = spawnSync(join(folder, '.ci/run'), { env, encoding: 'utf8' })
  return { status, last: stdout.trimEnd().split('\n').at(-1), stdout }
}

const green = {
  test: 'echo 7 passed, 0 failed',
  check: 'echo 2 passed, 0 failed',
  'test:stack': 'echo 1 passed, 0 failed',
}

it('the last line of CI is the sum of its steps', () => {
  expect(ci({ ...green, 'test:browser': 'echo 2 passed, 0 failed' })).toMatchObject({
    status: 0,
    last: '12 passed, 0 failed',
  })
})

it.each([
  ['has a failure', 'echo 1 passed, 1 failed; exit 1', '11 passed, 1 failed'],
  ['ran no test', 'echo 0 passed, 0 failed', '10 passed, 1 failed'],
  ['ended without a word', 'exit 0', '10 passed, 1 failed'],
  ['crashed after its line', 'echo 2 passed, 0 failed; exit 3', '12 passed, 1 failed'],
  ['only quotes such a line', 'echo "say: 5 passed, 0 failed"', '10 passed, 1 failed'],
])('a step that %s does not let CI be green', (_what, answer, last) => {
  expect(ci({ ...green, 'test:browser': answer })).toMatchObject({ status: 1, last })
})

it('what failed at the beginning stands at the end again, in front of the sum', () => {
  const test = "echo 'failed: a.test.ts > counts: 1 is not 2'; echo 6 passed, 1 failed"
  const { stdout } = ci({ ...green, test, 'test:browser': 'echo 2 passed, 0 failed' })
  expect(stdout.endsWith('\nfailed: a.test.ts > counts: 1 is not 2\n11 passed, 1 failed\n')).toBe(
    true,
  )
})
