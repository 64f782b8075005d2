import { createRequire } from 'node:module'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { warnAboutEarlyImports } from '../src/hooks.ts'
import { createLedgers } from '../src/ledger.ts'
import { DisabledMonitoring } from '../src/monitoring.ts'
import { run } from './support/program.ts'
import { startSink, type Sink } from './support/sink.ts'

let sink: Sink
beforeEach(async () => {
  sink = await startSink()
})
afterEach(() => sink.close())
const env = () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint, OTEL_SERVICE_NAME: 'esm' })

// "No data, no message" is what users of OpenTelemetry complain about most.
describe('a set-up that traces nothing does not look like one that works', () => {
  it('named ESM imports are traced with --import, route and all; a worker starts no second SDK', async () => {
    const { code, stdout, stderr } = await run('esm-imports', {
      nodeArgs: ['--import', '@sva/monitoring-client/register'],
      env: env(),
    }).finished
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'worker ended\n' })
    expect(stderr.match(/^\[sva\]/gm)).toHaveLength(1)
    expect(stderr).not.toContain('SVA_')
    const spans = sink.spans()
    expect(spans.map(({ kind, name }) => `${kind} ${name}`)).toContain('2 GET /people/:id')
    expect(spans.filter(({ kind }) => kind === 3)).toHaveLength(1)
    const server = spans.find(({ kind }) => kind === 2)
    expect(server?.attributes['http.route']).toBe('/people/:id')
  })

  it('libraries imported before the start are named, with the fix; node:http is traced all the same', async () => {
    const { code, stderr } = await run('too-early', { env: env() }).finished
    expect(code).toBe(0)
    expect(stderr).toContain('SVA_IMPORTED_TOO_EARLY')
    expect(stderr).toContain('express was imported before')
    expect(sink.spans().filter(({ kind }) => kind === 2)).toHaveLength(1)
  })

  it("libraries imported before the start are named where paths are Windows' own", () => {
    const { cache } = createRequire(import.meta.url)
    const file = 'C:\\app\\node_modules\\early-library\\index.js'
    cache[file] = undefined
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    warnAboutEarlyImports(['early-library'])
    const said = written.mock.calls.join()
    written.mockRestore()
    delete cache[file]
    expect(said).toContain('early-library was imported before')
  })

  it('a record logged before any start says so, once, without the record', async () => {
    const { code, stderr, stdout } = await run('not-started').finished
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr.match(/SVA_MONITORING_NOT_STARTED/g)).toHaveLength(1)
    expect(stderr).not.toContain('jane')
  })
})

it('a source that fails is told to us, and to the client only that it failed', async () => {
  const { stdout } = await run('failing-source', { env: env() }).finished
  expect(stdout).toBe('500 {"code":"SVA_WORKSPACE_SOURCE_FAILED"}\n')
  const record = sink.logs().find(({ eventName }) => eventName === 'WORKSPACE_SOURCE_FAILED')
  expect(record?.attributes['exception.message']).toBe('session store of j***@example.org is gone')
})

describe('a worker thread', () => {
  it('prints what it logs, cleaned; it is no second service', async () => {
    const { code, stdout, stderr } = await run('worker-thread', {
      nodeArgs: ['--import', '@sva/monitoring-client/register'],
      env: env(),
    }).finished
    expect(code).toBe(0)
    expect(stdout).toContain('from the worker for j***@example.org')
    expect(stderr.match(/^\[sva\]/gm)).toHaveLength(1)
    expect(sink.logs().map(({ body }) => body)).toEqual(['from the main thread'])
  })
})

describe('starting twice', () => {
  it('outlives a second shutdown of the first handle', async () => {
    const uninstall = vi.fn<() => void>()
    const first = new DisabledMonitoring(createLedgers(), uninstall)
    await first.shutdown()
    await first.shutdown()
    expect(uninstall).toHaveBeenCalledOnce()
  })

  it('returns the handle, refuses other options, and works again after a shutdown', async () => {
    const { code, stdout, stderr } = await run('twice', { env: env() }).finished
    expect(code).toBe(0)
    // What is logged between two lives goes nowhere, and that is said.
    expect(stderr.match(/SVA_/g)).toHaveLength(1)
    expect(stderr).toContain('SVA_MONITORING_NOT_STARTED')
    expect(stdout).toBe('true true\nSVA_MONITORING_STARTED\nup\n')
    expect(sink.logs().map(({ body }) => body)).toEqual(['first life', 'second life'])
    expect(sink.points('twice')).toHaveLength(1)
  })

  it('works after a shutdown that an instrumentation does not take part in', async () => {
    const { code, stdout, stderr } = await run('stubborn-instrumentation', { env: env() }).finished
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'a new start\n' })
    expect(stderr).not.toContain('stays')
  })

  it.each(['all', 'traces', 'metrics'])(
    'a second OpenTelemetry SDK (%s) is refused: what it sends would pass no gate',
    async (what) => {
      const { code, stderr } = await run('second-sdk', { args: [what] }).finished
      expect(code).toBe(1)
      expect(stderr).toContain('SVA_OTEL_REGISTERED')
    },
  )
})
