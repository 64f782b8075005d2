import { Agent, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run, type Program } from './support/program.ts'
import { startSink, type Sink, type WirePoint } from './support/sink.ts'

const REQUESTS = 2_000
const workspaces = ['musterstadt', 'beispielhausen', 'neudorf', 'oberau', 'unterau']

// One real service, 2,000 concurrent requests over five workspaces: each test reads the wire.
describe('a record is never given to a neighbour', () => {
  let sink: Sink
  let service: Program

  beforeAll(async () => {
    sink = await startSink()
    service = run('server', {
      nodeArgs: ['--import', '@sva/monitoring-client/register'],
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint,
        OTEL_BLRP_MAX_QUEUE_SIZE: '100000',
        OTEL_BSP_MAX_QUEUE_SIZE: '100000',
        OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: '5000',
        OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '5000',
      },
    })
    const [, expressPort, plainPort] = await service.printed(/ready (\d+) (\d+)/)
    await load(Number(expressPort), Number(plainPort))
    await batched(Number(expressPort))
    service.child.kill('SIGUSR2')
    const { code, stderr } = await service.finished
    expect({ code, stderr: stderr.replace(/^\[sva\].*\n/, '') }).toEqual({ code: 0, stderr: '' })
  }, 120_000)

  afterAll(async () => {
    service.child.kill('SIGKILL')
    await sink.close()
  })

  it('logs: createLogger, before and after timers and fetch', () => {
    const logs = sink.logs().filter((log) => log.scope === 'server')
    expect(logs).toHaveLength(3 * REQUESTS)
    expect(wrong(logs)).toEqual([])
  })

  it('logs through pino', () => {
    const logs = sink.logs().filter((log) => log.body === 'pino')
    expect(logs).toHaveLength(REQUESTS)
    expect(wrong(logs)).toEqual([])
  })

  it('logs through winston, whose buffer is flushed in another request', () => {
    const logs = sink.logs().filter((log) => log.body === 'winston')
    expect(logs).toHaveLength(REQUESTS)
    expect(wrong(logs)).toEqual([])
  })

  it("the app's own spans", () => {
    const spans = sink.spans().filter((span) => span.name === 'work')
    expect(spans).toHaveLength(REQUESTS)
    expect(wrong(spans)).toEqual([])
  })

  it('server spans, which start before anybody knows the workspace', () => {
    const spans = sink.spans()
    const work = spans.filter((span) => span.name === 'work')
    const expected = new Map(work.map((span) => [span.traceId, span.attributes['expected']]))
    const servers = spans.filter((span) => span.kind === 2 && expected.has(span.traceId))
    // The backend's server spans belong to traces too, but to no workspace of their own.
    const own = servers.filter((span) => span.attributes['url.path'] !== '/')
    expect(own).toHaveLength(REQUESTS)
    expect(
      own.filter((span) => span.attributes['workspace_id'] !== expected.get(span.traceId)),
    ).toEqual([])
  })

  it('synchronous metrics', () => {
    const points = [...sink.points('test.requests'), ...sink.points('test.duration')]
    expect(points.reduce((sum, point) => sum + point.value, 0)).toBe(2 * REQUESTS)
    expect(wrong(points)).toEqual([])
  })

  it('http.server.request.duration, recorded when the request has ended', () => {
    const points = sink
      .points('http.server.request.duration')
      .filter(({ attributes }) => attributes['http.route'] !== '/batched/:id')
    expect(perWorkspace(points)).toEqual(workspaces.map(() => REQUESTS / workspaces.length))
  })

  it('requests that are answered in the tick of another workspace', () => {
    const batch = sink.spans().filter(({ name }) => name === 'GET /batched/:id')
    const named = batch.map(({ attributes }) => String(attributes['url.path']).split('/')[2])
    expect(batch.map(({ attributes }) => attributes['workspace_id'])).toEqual(named)
    const points = sink
      .points('http.server.request.duration')
      .filter(({ attributes }) => attributes['http.route'] === '/batched/:id')
    expect(perWorkspace(points)).toEqual(workspaces.map(() => 20))
  })

  it('http.client.request.duration, recorded by a pooled socket', () => {
    const calls = sink.spans().filter((span) => span.kind === 3)
    const spans = new Map<unknown, number>()
    for (const span of calls) {
      const id = span.attributes['workspace_id']
      spans.set(id, (spans.get(id) ?? 0) + 1)
    }
    const points = new Map<unknown, number>()
    for (const point of sink.points('http.client.request.duration')) {
      const id = point.attributes['workspace_id']
      points.set(id, (points.get(id) ?? 0) + point.value)
    }
    expect(new Set(points.keys())).toEqual(new Set(workspaces))
    expect(points).toEqual(spans)
  })
})

function perWorkspace(points: WirePoint[]): number[] {
  return workspaces.map((id) =>
    points
      .filter(({ attributes }) => attributes['workspace_id'] === id)
      .reduce((sum, { value }) => sum + value, 0),
  )
}

function wrong(items: { attributes: Record<string, unknown> }[]): unknown[] {
  return items
    .map(({ attributes }) => attributes)
    .filter((attributes) => attributes['workspace_id'] !== attributes['expected'])
}

async function load(expressPort: number, plainPort: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  const calls = Array.from({ length: REQUESTS }, (_, index) => {
    const workspace = workspaces[index % workspaces.length]!
    return index % 2 === 0
      ? call(agent, expressPort, 'GET', `/express/${index}`, workspace)
      : call(agent, plainPort, 'POST', `/plain/${index}`, workspace)
  })
  const statuses = await Promise.all(calls)
  expect(new Set(statuses)).toEqual(new Set([200]))
  agent.destroy()
}

async function batched(port: number): Promise<void> {
  const agent = new Agent({ keepAlive: true })
  const calls = Array.from({ length: 100 }, (_, index) => {
    const workspace = workspaces[index % workspaces.length]!
    return call(agent, port, 'GET', `/batched/${workspace}`, workspace)
  })
  await Promise.all(calls)
  agent.destroy()
}

function call(
  agent: Agent,
  port: number,
  method: string,
  path: string,
  workspace: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, port, path, method, host: '127.0.0.1', headers: { 'x-workspace-id': workspace } },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    sent.end(method === 'POST' ? 'body' : undefined)
  })
}
