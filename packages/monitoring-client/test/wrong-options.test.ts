import { describe, expect, it } from 'vitest'
import { resolveSettings, type MonitoringOptions } from '../src/options.ts'

const code = (options: MonitoringOptions, env: Record<string, string> = {}): string => {
  try {
    resolveSettings(options, env)
    return 'accepted'
  } catch (error) {
    expect((error as Error).message).toContain('Fix: ')
    expect((error as Error).message).not.toContain('hunter2')
    return (error as { code: string }).code
  }
}

describe('wrong options fail at start, with the fix and without the value', () => {
  it.each<[string, MonitoringOptions, Record<string, string>]>([
    ['SVA_ENDPOINT_INSECURE', { endpoint: 'http://user:hunter2@collector.example:4318' }, {}],
    ['SVA_ENDPOINT_INSECURE', {}, { OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://10.0.0.1/v1/logs' }],
    ['SVA_ENDPOINT_INVALID', { endpoint: 'collector hunter2' }, {}],
    ['SVA_ENDPOINT_INVALID', {}, { OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' }],
    ['SVA_PROTOCOL_UNSUPPORTED', {}, { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }],
    ['SVA_OPTION_INVALID', { shutdownTimeout: -1 }, {}],
    ['SVA_OPTION_INVALID', {}, { OTEL_BSP_MAX_QUEUE_SIZE: 'hunter2' }],
    ['SVA_OPTION_INVALID', { serviceNme: 'hunter2' } as MonitoringOptions, {}],
    ['SVA_OPTION_INVALID', { console: 'hunter2' } as unknown as MonitoringOptions, {}],
    ['SVA_OPTION_INVALID', { labels: { forbids: ['a'] } } as MonitoringOptions, {}],
    ['SVA_OPTION_INVALID', { labels: { maxSeries: Number.NaN } }, {}],
    ['SVA_OPTION_INVALID', { labels: { maxSeries: 0.5 } }, {}],
    ['SVA_OPTION_INVALID', { shutdownTimeout: 3e9 }, {}],
    ['SVA_OPTION_INVALID', { exporters: { logs: {} } } as unknown as MonitoringOptions, {}],
    ['SVA_OPTION_INVALID', { views: [null] } as unknown as MonitoringOptions, {}],
    ['SVA_OPTION_INVALID', null as unknown as MonitoringOptions, {}],
    ['SVA_OPTION_INVALID', {}, { OTEL_EXPORTER_OTLP_HEADERS: 'key=100%hunter2' }],
    ['SVA_OPTION_INVALID', {}, { OTEL_EXPORTER_OTLP_HEADERS: 'key=hunter2%0D%0Aevil: 1' }],
    ['SVA_OPTION_INVALID', {}, { OTEL_METRIC_EXPORT_INTERVAL: '99999999999' }],
    ['accepted', { endpoint: 'http://collector.example:4318', allowInsecure: true }, {}],
    ['accepted', { endpoint: 'https://collector.example' }, {}],
    ['accepted', { endpoint: 'http://[::1]:4318' }, {}],
    ['accepted', {}, { OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }],
  ])('%s', (expected, options, env) => {
    expect(code(options, env)).toBe(expected)
  })
})

describe('code beats environment beats defaults', () => {
  it('the endpoint', () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:1/' }
    expect(resolveSettings({}, {}).urls.logs).toBe('http://localhost:4318/v1/logs')
    expect(resolveSettings({}, env).urls.traces).toBe('http://localhost:1/v1/traces')
    expect(resolveSettings({ endpoint: 'http://localhost:2' }, env).urls.metrics).toBe(
      'http://localhost:2/v1/metrics',
    )
  })

  it('the longest timeout is not taken for the shortest', () => {
    const longest = 2 ** 31 - 1
    const env = { OTEL_EXPORTER_OTLP_TIMEOUT: String(longest) }
    expect(resolveSettings({}, env).logBatch.timeout).toBe(longest)
  })

  it('headers are decoded', () => {
    const { headers } = resolveSettings({}, { OTEL_EXPORTER_OTLP_HEADERS: 'X-Key=a%20b, other=c' })
    expect(headers).toEqual({ 'x-key': 'a b', other: 'c' })
  })
})
