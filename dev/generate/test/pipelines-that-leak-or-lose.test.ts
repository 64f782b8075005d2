import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { promtailConfig } from '../src/promtail.ts'

interface Queue {
  readonly storage?: string
  readonly queue_size: number
  readonly block_on_overflow?: boolean
}

interface Config {
  readonly receivers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly processors: Readonly<Record<string, { readonly error_mode?: string }>>
  readonly connectors?: Readonly<Record<string, unknown>>
  readonly exporters: Readonly<
    Record<
      string,
      {
        readonly sending_queue: Queue
        readonly retry_on_failure: { readonly max_elapsed_time: string }
      }
    >
  >
  readonly service: {
    readonly telemetry: { readonly logs: { readonly level: string } }
    readonly pipelines: Readonly<Record<string, Pipeline>>
  }
}

interface Pipeline {
  readonly receivers: readonly string[]
  readonly processors: readonly string[]
}

function read(path: string): Config {
  const text = readFileSync(new URL(`../../monitoring/${path}`, import.meta.url), 'utf8')
  return parse(text, { merge: true }) as Config
}

const collector = read('otel-collector/config.yaml')
const agent = read('log-agent/config.yaml')
const both = { collector, agent }
const redaction = {
  collector: ['redaction/keys', 'transform/redaction'],
  agent: ['transform/redaction'],
}

describe.each(['collector', 'agent'] as const)('%s', (name) => {
  const { service, processors, exporters } = both[name]
  const generated = read(`${name === 'agent' ? 'log-agent' : 'otel-collector'}/redaction.yaml`)
  const pipelines = Object.entries(service.pipelines)

  it.each(pipelines)('%s: nothing sees a record before it is redacted', (_, pipeline) => {
    const order = pipeline.processors.filter((it) => it !== 'memory_limiter')
    expect(order.slice(0, redaction[name].length)).toEqual(redaction[name])
  })

  it('every processor that a pipeline names exists, in one of the two files only', () => {
    const known = [...Object.keys(processors ?? {}), ...Object.keys(generated.processors)]
    expect(known.length).toBe(new Set(known).size)
    const named = pipelines.flatMap(([, pipeline]) => pipeline.processors)
    expect(named.filter((it) => !known.includes(it))).toEqual([])
  })

  it('what acknowledges before it has stored, or prints records, is not there', () => {
    const names = [...Object.keys(processors ?? {}), ...Object.keys(exporters)]
    expect(names.filter((it) => /^(?:batch|debug|logging|file)\b/.test(it))).toEqual([])
    expect(service.telemetry.logs.level).toBe('warn')
  })

  it('a statement that fails lets nothing through', () => {
    const lax = Object.entries({ ...processors, ...generated.processors })
      .filter(([it]) => /^(?:transform|filter)/.test(it))
      .filter(([, { error_mode }]) => error_mode !== 'propagate')
    expect(lax).toEqual([])
  })

  it('what a store has not taken yet is on disk, for as long as it takes', () => {
    const stores = Object.entries(exporters).filter(([it]) => /loki|prometheus/.test(it))
    expect(stores.length).toBeGreaterThan(0)
    for (const [, { sending_queue, retry_on_failure }] of stores) {
      expect(sending_queue.storage).toMatch(/^file_storage/)
      expect(retry_on_failure.max_elapsed_time).toBe('0s')
    }
  })
})

it('the collector refuses before it unpacks', () => {
  const firsts = Object.values(collector.service.pipelines).map((it) => it.processors[0])
  expect(new Set(firsts)).toEqual(new Set(['memory_limiter']))
})

it('ten minutes of ten times normal traffic fit into the queues', () => {
  const second = { 'otlp_http/loki': 45, 'otlp_http/prometheus': 106 }
  for (const [name, records] of Object.entries(second)) {
    expect(collector.exporters[name]?.sending_queue.queue_size).toBeGreaterThan(records * 10 * 600)
  }
})

it('a guest that is away gives up before its queue makes the collector refuse', () => {
  const second = 104
  for (const name of ['otlp_grpc/jaeger', 'otlp_http/forward']) {
    const guest = collector.exporters[name]
    const seconds = Number(guest?.retry_on_failure.max_elapsed_time.replace('s', ''))
    expect(guest?.sending_queue.storage).toBeUndefined()
    expect(guest?.sending_queue.queue_size).toBeGreaterThan(seconds * second * 10)
  }
})

it('a line that never passes does not stop the agent, a queue that is full does not lose one', () => {
  expect(agent.receivers?.['file_log']).not.toHaveProperty('retry_on_failure')
  expect(agent.exporters['otlp_http/loki']?.sending_queue.block_on_overflow).toBe(true)
})

it('spans become metrics behind their redaction, and pass that of metrics, too', () => {
  expect(Object.keys(collector.connectors ?? {})).toEqual(['span_metrics'])
  expect(collector.service.pipelines['metrics']?.receivers).toContain('span_metrics')
})

it('both agents leave out what the SDK marks as sent', () => {
  const sent = '{"sva.otlp":true,'
  const text = JSON.stringify(agent.receivers?.['file_log'])
  expect(text).toContain(JSON.stringify(`startsWith ${JSON.stringify(sent)}`).slice(1, -1))
  const [, expression = ''] = /drop:\n\s+expression: (.*)\n/.exec(promtailConfig()) ?? []
  expect(new RegExp(expression.replaceAll('\\\\', '\\')).test(`${sent}"time":""}`)).toBe(true)
})
