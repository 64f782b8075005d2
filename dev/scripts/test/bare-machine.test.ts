import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { read, root } from '../repository.ts'

/** `./run` where there are a few standard programs, and neither Node nor npm. */
function runBare(...words: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'sva-bare-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'bin'))
  for (const name of ['sh', 'cat', 'cmp', 'date', 'dirname', 'mkdir', 'tail', 'uname']) {
    const path = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim()
    symlinkSync(path, join(folder, 'bin', name))
  }
  copyFileSync(join(root, 'run'), join(folder, 'run'))
  const env = { PATH: join(folder, 'bin') }
  return spawnSync(join(folder, 'run'), words, { env, encoding: 'utf8' })
}

it('a machine without npm is told what to install, in one sentence', () => {
  const { status, stderr } = runBare('test')
  expect(status).toBe(1)
  expect(stderr).toMatch(/^run: needs .*Install Node >= 22\.18.*\n$/)
})

it('the help needs nothing at all', () => {
  const { status, stdout } = runBare('--help')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^usage: \.\/run WORD/)
})

it('the door brings the pnpm that the repository is written for', () => {
  const { packageManager } = JSON.parse(read('package.json')) as { packageManager: string }
  const [, version] = /^PNPM_VERSION=(.+)$/m.exec(read('run')) ?? []
  expect(packageManager).toBe(`pnpm@${version}`)
})
