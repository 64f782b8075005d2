import type { Attributes } from '@opentelemetry/api'
import { LoggerProvider } from '@opentelemetry/sdk-logs'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { createRedactor, knownSafe, type RedactionPolicy } from '@sva/redaction'
import { expect, it } from 'vitest'
import { createGates } from '../src/gate/gates.ts'
import { createLedgers } from '../src/ledger.ts'
import { resolveSettings } from '../src/options.ts'
import { createRedactionCounts, publishOwnMetrics } from '../src/own-metrics.ts'
import { LogProcessor } from '../src/processors.ts'
import { toLogRecord } from '../src/record.ts'
import { startLine } from '../src/start-line.ts'

const office = 'buergeramt@example.org'

it('what a hatch lets out is a metric, by hatch and position', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 2 ** 31 - 1 })
  const provider = new MeterProvider({ readers: [reader] })
  const counts = createRedactionCounts()
  const end = publishOwnMetrics(provider, counts, createLedgers(), () => 0)
  const redactor = createRedactor({
    allowValues: [office],
    onRedaction: (rule, position) => counts.replaced.count(rule, position),
    onExemption: (hatch, position) => counts.exempted.count(hatch, position),
  })
  redactor.redact(`${office} ${office} jane@example.org`, undefined, 'log.body')
  redactor.redact(knownSafe(office, 'imprint'), 'mail', 'log.attributes')
  await provider.forceFlush()
  const [metrics] = exporter.getMetrics()
  const points = metrics?.scopeMetrics
    .flatMap((scope) => scope.metrics)
    .filter(({ descriptor }) => descriptor.name.startsWith('sva.redaction.'))
    .flatMap(({ descriptor, dataPoints }) =>
      dataPoints.map(({ attributes, value }) => [descriptor.name, value, attributes]),
    )
  expect(points).toEqual([
    [
      'sva.redaction.replacements',
      1,
      { 'sva.redaction.rule': 'email', 'sva.redaction.position': 'log.body' },
    ],
    [
      'sva.redaction.exempted',
      2,
      { 'sva.redaction.hatch': 'allowValues', 'sva.redaction.position': 'log.body' },
    ],
    [
      'sva.redaction.exempted',
      1,
      { 'sva.redaction.hatch': 'knownSafe', 'sva.redaction.position': 'log.attributes' },
    ],
  ])
  end()
  await provider.shutdown()
})

it('the start line says what the policy lets out, and no value', () => {
  const line = (policy: RedactionPolicy): string =>
    startLine(resolveSettings({ serviceName: 'permits' }, {}), createRedactor(policy))
  expect(line({})).toMatch(/; redacted before it leaves$/)
  expect(
    line({
      off: ['home-path'],
      allow: [{ key: 'user_name', reason: 'role accounts' }],
      allowValues: [office],
      ip: 'none',
    }),
  ).toMatch(
    /; redacted before it leaves, but: rule home-path off, user_name allowed \(role accounts\), allowed values: 1, IP addresses stay$/,
  )
  expect(line({ allow: [{ key: 'a', reason: `ask ${office}` }] })).not.toContain(office)
})

it('what the code vouches for outlives the copies that the SDK makes of it', async () => {
  const left: Attributes[] = []
  const redactor = createRedactor()
  const gates = createGates({ redactor, labels: {}, printed: false, onFold: () => {} })
  const processor = new LogProcessor((record) => left.push(gates.log(record).attributes), undefined)
  const provider = new LoggerProvider({ processors: [processor] })
  const safe = knownSafe(office, 'imprint')
  const fields = { office: safe, email: safe, nested: { list: [safe] }, password: safe }
  provider.getLogger('test').emit(toLogRecord('test', 'info', 'x', fields))
  expect(left).toEqual([
    {
      component: 'test',
      office,
      email: office,
      nested: { list: [office] },
      password: '[REDACTED]',
    },
  ])
  await provider.shutdown()
})
