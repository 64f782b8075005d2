import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { buildPrograms } from '../src/build-programs.ts'
import { ensureImages } from '../src/ensure-images.ts'
import { installedBinary } from '../src/host-binary.ts'
import { build } from '../src/main.ts'

vi.mock('../src/disk.ts', () => ({ checkDisk: () => {} }))

/** A machine whose `go` and `docker` are scripts that write down how they were called. */
let machine: string
const calls = () => readFileSync(join(machine, 'calls'), 'utf8').trim().split('\n')

beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'sva-machine-'))
  mkdirSync(join(machine, 'bin'))
  mkdirSync(join(machine, 'tmp'))
  writeFileSync(join(machine, 'calls'), '')
  vi.stubEnv('PATH', `${join(machine, 'bin')}:${process.env['PATH']}`)
  vi.stubEnv('SVA_CACHE', join(machine, 'cache'))
  vi.stubEnv('TMPDIR', join(machine, 'tmp'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(machine, { recursive: true })
})

function script(name: string, body: string): void {
  const path = join(machine, 'bin', name)
  const record = `[ "$1" = version ] || echo "${name} $*" >> '${machine}/calls'`
  writeFileSync(path, `#!/bin/sh\n${record}\n${body}\n`)
  chmodSync(path, 0o755)
}
/** Writes what -o names, from the second last argument. */
const working = `
case $1 in
  version) echo go version go99.0.0 linux/amd64 ;;
  build) shift $(($# - 2)); echo program > "$1" ;;
esac`
const refused = `
case $1 in
  version) echo go version go99.0.0 linux/amd64 ;;
  build) echo 'go: x: reading https://proxy.internal/x: 403 Forbidden' >&2; exit 1 ;;
esac`

test('what is in the cache folder is not built again', async () => {
  script('go', working)
  const [first, second] = [await buildPrograms(['loki']), await buildPrograms(['loki'])]
  expect(second).toEqual(first)
  expect(readFileSync(join(first.get('loki')!, 'loki'), 'utf8')).toBe('program\n')
  expect(calls()).toHaveLength(1)
})

test('a failed build leaves nothing that looks like a program, and says why', async () => {
  script('go', refused)
  await expect(buildPrograms(['loki'])).rejects.toThrow(
    /Building loki 3\.7\.8 failed:\n.*<module proxy>\/x: 403 Forbidden\n {2}Fix:/,
  )
  expect(readdirSync(join(machine, 'tmp'))).toEqual([])
  expect(readdirSync(machine)).not.toContain('cache')
  script('go', working)
  await buildPrograms(['loki'])
  expect(calls()).toHaveLength(2)
})

test('a registry that does not answer is asked once, and what cannot be had is named', async () => {
  script(
    'docker',
    `case $1 in pull) echo 'dial tcp: no such host' >&2; exit 1 ;; image) exit 1 ;; esac`,
  )
  const wanted = ['grafana/grafana:13.2.3', 'jaegertracing/jaeger:2.22.0']
  expect(await ensureImages(wanted)).toEqual({ pulled: [], built: [], missing: wanted })
  expect(calls().filter((call) => call.startsWith('docker pull'))).toHaveLength(1)
})

test('a pin that a registry refuses does not keep the others from being pulled', async () => {
  script(
    'docker',
    `case "$*" in "pull grafana"*) echo 'manifest unknown' >&2; exit 1 ;; image*) exit 1 ;; esac`,
  )
  const wanted = ['grafana/grafana:13.2.3', 'jaegertracing/jaeger:2.22.0']
  const { pulled, missing } = await ensureImages(wanted)
  expect(pulled).toEqual(['jaegertracing/jaeger:2.22.0'])
  expect(missing).toEqual(['grafana/grafana:13.2.3'])
})

test('a real image is neither pulled again nor replaced by a stand-in', async () => {
  script('go', refused)
  script('docker', 'true')
  expect(await ensureImages(['grafana/loki:3.7.8'])).toEqual({ pulled: [], built: [], missing: [] })
  expect(calls()).toEqual([expect.stringMatching(/^docker image inspect/)])
})

test('no daemon is a sentence with a fix', async () => {
  script('docker', 'exit 1')
  await expect(ensureImages(['grafana/loki:3.7.8'])).rejects.toThrow(/No Docker daemon.*\n {2}Fix:/)
})

test('a program of the machine that cannot be installed is a sentence with a fix', async () => {
  script('apt-get', 'exit 1')
  await expect(installedBinary('/nowhere', 'redis-server')).rejects.toThrow(
    /needs \/nowhere.*\n {2}Fix: install the Debian package redis-server/,
  )
})

test.each([
  [['--help'], 0],
  [['--nonsense'], 2],
  [['nonsense'], 1],
] as const)('stack build %s ends with %i', async (args, code) => {
  script('go', working)
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await build(args)).toBe(code)
})
