import { afterEach, describe, expect, it } from 'vitest'
import type { Health } from '../src/index.ts'
import { run, type Finished } from './support/program.ts'
import { startSink, type Sink } from './support/sink.ts'

const RECORDS = 2_000
const DEADLINE = 4_000
// Two busy cores and the process' own end: twice the deadline would be too late.
const SLACK = 3_000

let sink: Sink | undefined
afterEach(() => sink?.close())

function program(mode: string, endpoint: string, records = RECORDS) {
  const worker = run('worker', {
    env: { MODE: mode, RECORDS: String(records), OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
  })
  void worker.printed(/ready/).then(
    () => worker.mark(),
    () => {},
  )
  return worker
}

function lastHealth({ stdout }: Finished): Health {
  const line = stdout
    .trim()
    .split('\n')
    .findLast((text) => text.startsWith('{'))
  return JSON.parse(line ?? '{}') as Health
}

/** made = waiting + sent + lost, for logs and spans. */
function accounted(health: Health): number[] {
  return [health.signals.logs, health.signals.traces].map(
    ({ sent, lost }) => sent + Object.values(lost).reduce((sum, count) => sum + count, 0),
  )
}

describe('nothing that was accepted is lost when the process ends well', () => {
  it.each(['natural', 'shutdown', 'clumsy'])('by %s', async (mode) => {
    sink = await startSink()
    const finished = await program(mode, sink.endpoint).finished
    expect(finished).toMatchObject({ code: 0, stderr: '' })
    expect(sink.logs()).toHaveLength(RECORDS)
    expect(sink.spans()).toHaveLength(RECORDS)
  })

  it('by SIGTERM with nobody else listening: sent, then died of the signal', async () => {
    sink = await startSink()
    const worker = program('serve', sink.endpoint)
    await worker.printed(/ready/)
    worker.child.kill('SIGTERM')
    expect(await worker.finished).toMatchObject({ code: null, signal: 'SIGTERM' })
    expect(sink.logs()).toHaveLength(RECORDS)
    expect(sink.spans()).toHaveLength(RECORDS)
  })

  it.each(['drain', 'once'])(
    "by SIGTERM with the app's own handler (%s): the app ends when it is done, its last words too",
    async (mode) => {
      sink = await startSink()
      const worker = program(mode, sink.endpoint)
      await worker.printed(/ready/)
      worker.child.kill('SIGTERM')
      expect(await worker.finished).toMatchObject({ code: 0, signal: null })
      expect(sink.logs().filter((log) => log.body === 'draining')).toHaveLength(1)
      expect(sink.logs()).toHaveLength(RECORDS + 1)
    },
  )

  it.each(['crash', 'reject'])(
    'by an uncaught error (%s): recorded, printed without the data, exit 1',
    async (mode) => {
      sink = await startSink()
      const { code, stderr, stdout } = await program(mode, sink.endpoint).finished
      expect(code).toBe(1)
      expect(stderr).toContain('no account for j***@example.org')
      expect(stderr + stdout).not.toContain('jane@example.org')
      const fatal = sink.logs().find((log) => log.severity === 'FATAL')
      expect(fatal?.attributes['exception.message']).toBe('no account for j***@example.org')
      expect(sink.logs()).toHaveLength(RECORDS + 1)
    },
  )

  it('flush says what it sent', async () => {
    sink = await startSink()
    const { stdout } = await program('flush', sink.endpoint).finished
    expect(stdout).toContain(JSON.stringify({ flushed: { sent: 2 * RECORDS, lost: 0 } }))
  })
})

describe('a collector in trouble costs records, never the app', () => {
  it.each(['natural', 'shutdown', 'clumsy'])(
    'nothing listens (%s): ends within the deadline, every record counted, said once',
    async (mode) => {
      const closed = await startSink()
      await closed.close()
      const finished = await program(mode, closed.endpoint).finished
      expect(finished.code).toBe(0)
      expect(finished.took).toBeLessThan(DEADLINE + SLACK)
      expect(accounted(lastHealth(finished))).toEqual([RECORDS, RECORDS])
      expect(finished.stderr.match(/SVA_EXPORT_FAILED/g)).toHaveLength(1)
    },
  )

  it.each(['shutdown', 'clumsy'])(
    'a collector that hangs (%s): ends within one deadline, every record counted',
    async (mode) => {
      sink = await startSink(() => {})
      const finished = await program(mode, sink.endpoint).finished
      expect(finished.code).toBe(0)
      expect(finished.took).toBeLessThan(DEADLINE + SLACK)
      const health = lastHealth(finished)
      expect(accounted(health)).toEqual([RECORDS, RECORDS])
      expect(health.signals.logs.sent).toBe(0)
    },
  )

  it('what the endpoint says beside host and path is repeated nowhere', async () => {
    const closed = await startSink()
    await closed.close()
    const endpoint = `${closed.endpoint.replace('//', '//sva:hunter2@')}/?token=hunter3`
    const { stdout, stderr } = await program('shutdown', endpoint, 10).finished
    expect(stderr).toContain('SVA_EXPORT_FAILED')
    expect(stdout).toContain('lastError')
    expect(stdout + stderr).not.toMatch(/hunter|sva:/)
  })

  it('HTTP 500 is not retried: said once, every record counted', async () => {
    sink = await startSink((_request, response) => response.writeHead(500).end('secret-answer'))
    const finished = await program('shutdown', sink.endpoint).finished
    expect(finished.code).toBe(0)
    expect(finished.stderr).toContain('answers HTTP 500')
    expect(finished.stderr).not.toContain('secret-answer')
    expect(finished.stderr.match(/SVA_EXPORT_FAILED/g)).toHaveLength(1)
    expect(lastHealth(finished).signals.logs.lost).toEqual({ export_failed: RECORDS })
  })

  it('HTTP 503 is retried until it is taken', async () => {
    let refusals = 2
    sink = await startSink((_request, response) => {
      if (refusals-- > 0) response.writeHead(503, { 'retry-after': '0' }).end()
      else response.writeHead(200).end('{}')
    })
    const finished = await program('flush', sink.endpoint, 10).finished
    expect(lastHealth(finished).signals.logs.sent).toBe(10)
  })

  it('one signal that fails is said once, and does not hide that the others arrive', async () => {
    sink = await startSink((request, response) => {
      response.writeHead(request.url === '/v1/traces' ? 404 : 200).end('{}')
    })
    const finished = await program('flush', sink.endpoint).finished
    expect(finished.stderr.match(/SVA_EXPORT_FAILED/g)).toHaveLength(1)
    expect(finished.stderr).toContain('/v1/traces answers HTTP 404')
    expect(finished.stderr).not.toContain('again')
    expect(lastHealth(finished)).toMatchObject({ status: 'degraded' })
  })

  it('a collector that claims to have rejected more than it got', async () => {
    sink = await startSink((request, response) => {
      const rejected =
        request.url === '/v1/logs' ? { rejectedLogRecords: '9999' } : { rejectedSpans: -5 }
      const body = { partialSuccess: rejected }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    const { signals } = lastHealth(await program('shutdown', sink.endpoint, 10).finished)
    expect(signals.logs).toEqual({ waiting: 0, sent: 0, lost: { rejected: 10 } })
    expect(signals.traces).toEqual({ waiting: 0, sent: 10, lost: {} })
  })

  it('records that the collector rejects are not counted as sent', async () => {
    sink = await startSink((request, response) => {
      const body = request.url === '/v1/logs' ? { partialSuccess: { rejectedLogRecords: '7' } } : {}
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    const finished = await program('shutdown', sink.endpoint, 100).finished
    const { logs } = lastHealth(finished).signals
    expect(logs).toEqual({ waiting: 0, sent: 93, lost: { rejected: 7 } })
  })

  it('more records than the queue holds: bounded, and the rest is counted', async () => {
    sink = await startSink()
    const finished = await program('shutdown', sink.endpoint, 10_000).finished
    const { logs } = lastHealth(finished).signals
    expect(accounted(lastHealth(finished))).toEqual([10_000, 10_000])
    expect(logs.lost.queue_full).toBe(10_000 - sink.logs().length)
    expect(logs.sent).toBe(sink.logs().length)
  })
})

it('whoever reads standard output is gone: the app goes on, its records arrive, it ends', async () => {
  sink = await startSink()
  const talkative = run('talkative', { env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint } })
  await talkative.printed(/line 1"/)
  talkative.child.stdout?.destroy()
  talkative.child.stderr?.destroy()
  expect(await talkative.finished).toMatchObject({ code: 0, signal: null })
  expect(sink.logs()).toHaveLength(2_000)
})
