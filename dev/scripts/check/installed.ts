import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../repository.ts'
import { packages } from './public-types.ts'
import { startReceiver } from './receiver.ts'
import { shell } from './shell.ts'

/** An app outside of the workspace, as somebody has it who installed our packages. */
export interface InstalledApp extends Disposable {
  readonly tarballs: readonly string[]
  readonly folder: string
}

/** Packs every package; nothing is installed yet. */
export async function pack(): Promise<InstalledApp> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sva-installed-')))
  const tarballs: string[] = []
  for (const name of packages) {
    const args = ['pack', '--json', '--pack-destination', folder]
    const packed = await shell('pnpm', args, { cwd: join(root, name) })
    tarballs.push((JSON.parse(packed) as { filename: string }).filename)
  }
  return {
    folder,
    tarballs,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export async function install({ folder, tarballs }: InstalledApp): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  // npm, not pnpm: it asks for nothing, and hoists, which is what most people have.
  await shell('npm', ['install', ...quiet, ...tarballs, '@opentelemetry/api@~1.10.0'], {
    cwd: folder,
  })
  cpSync(join(import.meta.dirname, 'programs'), folder, { recursive: true })
}

const expected = `musterstadt active
to j***@example.org
1
`

/** @throws AssertionError when the program prints something else, or its telemetry does not arrive. */
export async function runProgram({ folder }: InstalledApp, file: string): Promise<void> {
  await using receiver = await startReceiver()
  const printed = await node(folder, receiver.url, [file])
  assert.equal(printed, expected)
  const logs = receiver.received('logs')
  assert.match(logs, /receipt sent to j\*\*\*@example\.org/)
  assert.match(logs, /musterstadt/)
  assert.doesNotMatch(logs, /jane/)
}

/** `--import @sva/monitoring-client/register`: traced without a line of code, and no name in it. */
export async function runServer({ folder }: InstalledApp): Promise<void> {
  await using receiver = await startReceiver()
  const args = ['--import', '@sva/monitoring-client/register', 'server.mjs']
  assert.match(await node(folder, receiver.url, args), /^ok$/m)
  const traces = receiver.received('traces')
  assert.match(traces, /"kind":2/, 'no span of the server arrived')
  assert.doesNotMatch(traces, /jane/)
}

function node(cwd: string, endpoint: string, args: readonly string[]): Promise<string> {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: 'permits', NO_COLOR: '1' }
  return shell(process.execPath, args, { cwd, env })
}

/** The types as an installer sees them, through the compiler and the packed `exports`. */
export async function checkTypes({ folder }: InstalledApp): Promise<void> {
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2024',
    strict: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['types.mts'] }),
  )
  await shell(join(root, 'node_modules/.bin/tsc'), ['-p', folder])
}
