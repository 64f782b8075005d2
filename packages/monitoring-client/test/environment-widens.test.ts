import { afterEach, describe, expect, it } from 'vitest'
import { run } from './support/program.ts'
import { startSink, type Sink } from './support/sink.ts'

let sink: Sink
afterEach(() => sink.close())

const secret = ['hunter2', 'of', 'the', 'command', 'line'].join('-')

// The environment can narrow what leaves, never widen it.
describe('no environment variable opens a way around the gate', () => {
  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['propagators', { OTEL_PROPAGATORS: 'baggage,tracecontext' }],
    ['detectors', { OTEL_NODE_RESOURCE_DETECTORS: 'all' }],
    [
      'exporters',
      {
        OTEL_LOGS_EXPORTER: 'console',
        OTEL_TRACES_EXPORTER: 'console,otlp',
        OTEL_METRICS_EXPORTER: 'console',
      },
    ],
    ['log level', { OTEL_LOG_LEVEL: 'all' }],
    [
      'log level with resource attributes',
      { OTEL_LOG_LEVEL: 'all', OTEL_RESOURCE_ATTRIBUTES: 'owner=jane@example.org' },
    ],
    [
      'length limits, which cut in front of the gate',
      {
        OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: '16',
        OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT: '16',
        OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT: '16',
      },
    ],
    ['config file', { OTEL_CONFIG_FILE: '/nowhere/otel.yaml' }],
    [
      'captured headers',
      {
        OTEL_INSTRUMENTATION_HTTP_CLIENT_CAPTURE_REQUEST_HEADERS: 'x-mail,authorization',
        OTEL_INSTRUMENTATION_HTTP_SERVER_CAPTURE_REQUEST_HEADERS: 'x-mail,authorization',
      },
    ],
    [
      'resource attributes',
      {
        OTEL_RESOURCE_ATTRIBUTES:
          'owner=jane@example.org,user.email=jane@example.org,host.name=desk,process.owner=root',
      },
    ],
  ])('%s', async (_name, env) => {
    sink = await startSink()
    const program = run('environment', {
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint, ...env },
      args: [`--password=${secret}`],
    })
    const { code, stdout, stderr } = await program.finished
    expect(code).toBe(0)
    const out = [...sink.bytes, stdout, stderr].join('\n')
    expect(out).toContain('canary for j***@example.org')
    expect(out).not.toMatch(/jane(@|%40)/)
    expect(out).not.toContain(secret)
    expect(stdout).toContain('traceparent: 00-')
    expect(stdout).not.toMatch(/^(baggage|tracestate):/m)
    const resource = Object.keys(sink.resources()[0] ?? {})
    expect(
      resource.filter((key) => /^(process\.(command|owner|executable)|host\.)/.test(key)),
    ).toEqual([])
  })
})

describe('the environment narrows', () => {
  it('OTEL_SDK_DISABLED: nothing leaves, nothing is patched, the console still works', async () => {
    sink = await startSink()
    const { stdout, stderr, code } = await run('environment', {
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint, OTEL_SDK_DISABLED: 'true' },
    }).finished
    expect(code).toBe(0)
    expect(sink.bytes).toEqual([])
    expect(stdout).toContain('canary for j***@example.org')
    expect(stdout).toContain('"workspace_id":"musterstadt"')
    expect(stdout).not.toContain('traceparent')
    expect(stderr).toContain('OTEL_SDK_DISABLED')
  })

  it.each([
    ['logs', 'OTEL_LOGS_EXPORTER'],
    ['traces', 'OTEL_TRACES_EXPORTER'],
    ['metrics', 'OTEL_METRICS_EXPORTER'],
  ] as const)('%s=none', async (signal, name) => {
    sink = await startSink()
    await run('environment', {
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint, [name]: 'none' },
    }).finished
    const arrived = { logs: sink.logs(), traces: sink.spans(), metrics: sink.points() }
    const silent = Object.entries(arrived).filter(([, items]) => items.length === 0)
    expect(silent.map(([name]) => name)).toEqual([signal])
  })

  it('OTEL_NODE_DISABLED_INSTRUMENTATIONS', async () => {
    sink = await startSink()
    await run('environment', {
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint,
        OTEL_NODE_DISABLED_INSTRUMENTATIONS: 'undici',
      },
    }).finished
    expect(sink.spans().some((span) => span.kind === 3)).toBe(false)
  })
})
