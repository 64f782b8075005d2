import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './support/program.ts'
import { startSink, type Sink, type WirePoint } from './support/sink.ts'

describe('a metric never counts persons', () => {
  let sink: Sink

  beforeAll(async () => {
    sink = await startSink()
    const { code, stderr } = await run('labels', {
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint },
    }).finished
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
  afterAll(() => sink.close())

  const points = (metric: string): Pick<WirePoint, 'attributes' | 'value'>[] =>
    sink.points(metric).map(({ attributes, value }) => ({ attributes, value }))

  it('forbidden labels are gone before aggregation, a personal value is one marker: one series', () => {
    expect(points('logins')).toEqual([
      {
        attributes: { session_id: 'allowed-by-policy', contact: '[email]', method: 'password' },
        value: 3,
      },
    ])
  })

  it('a label object that the app changes afterwards leaves as it was', () => {
    expect(points('reused')).toEqual([{ attributes: { step: 'one' }, value: 1 }])
  })

  it('the context decides the workspace; without one the label does', () => {
    expect(points('tenants')).toEqual([
      { attributes: { workspace_id: 'musterstadt', kind: 'context wins' }, value: 1 },
      { attributes: { workspace_id: 'neudorf', kind: 'no context' }, value: 1 },
    ])
  })

  it.each([
    ['observed.sum', 30],
    ['observed.updown', 30],
    ['observed.gauge', 20],
    ['observed.batch', 3],
  ])(
    '%s keeps its value although a label is dropped, and gets no workspace of the flusher',
    (name, value) => {
      expect(points(name)).toEqual([{ attributes: {}, value }])
    },
  )

  it('a noisy workspace is folded; the only series of its neighbour stays', () => {
    const noisy = points('noisy')
    expect(noisy.reduce((sum, point) => sum + point.value, 0)).toBe(51)
    expect(noisy).toContainEqual({
      attributes: { workspace_id: 'neudorf', path: '/only' },
      value: 1,
    })
    expect(noisy).toContainEqual({
      attributes: { workspace_id: '_other', 'otel.metric.overflow': true },
      value: 45,
    })
    expect(points('sva.metrics.folded')).toEqual([{ attributes: {}, value: 45 }])
  })

  it('one NaN does not spoil a sum; a metric of a job is not taken for one of a request', () => {
    expect(points('not.a.number')).toEqual([{ attributes: {}, value: 2 }])
    expect(points('http.server.of.a.job')).toEqual([
      { attributes: { workspace_id: 'musterstadt' }, value: 1 },
    ])
  })

  it('a metric named or described with personal data does not leave, under any name', () => {
    expect(sink.points().map(({ metric }) => metric)).not.toContain('described')
    expect(sink.bytes.join('')).not.toMatch(/jane|DE89/)
  })
})
