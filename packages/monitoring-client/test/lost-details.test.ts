import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { createRedactor } from '@sva/redaction'
import { describe, expect, it } from 'vitest'
import { createGates } from '../src/gate/gates.ts'
import { toLogRecord } from '../src/record.ts'

const redactor = createRedactor()
const gates = createGates({ redactor, labels: {}, printed: false, onFold: () => {} })

const span = (kind: SpanKind, attributes: ReadableSpan['attributes']): ReadableSpan => ({
  name: 'call',
  kind,
  spanContext: () => ({ traceId: '1'.repeat(32), spanId: '1'.repeat(16), traceFlags: 1 }),
  startTime: [0, 0],
  endTime: [0, 0],
  status: { code: SpanStatusCode.UNSET },
  attributes,
  links: [],
  events: [],
  duration: [0, 0],
  ended: true,
  resource: defaultResource(),
  instrumentationScope: { name: 'test' },
  droppedAttributesCount: 0,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
})

describe('what a person on call needs is still there', () => {
  it('code, causes and inner errors of an error', () => {
    const inner = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    const error = new AggregateError([inner], 'all failed', { cause: inner })
    const { attributes } = toLogRecord('net', 'error', 'failed', { error })
    expect(attributes).toMatchObject({
      'exception.type': 'AggregateError',
      'exception.message': 'all failed',
      'exception.cause': { message: 'refused', code: 'ECONNREFUSED' },
      'exception.errors': [{ message: 'refused', code: 'ECONNREFUSED' }],
    })
    expect(toLogRecord('net', 'error', 'failed', { error: inner }).attributes).toMatchObject({
      'exception.code': 'ECONNREFUSED',
    })
  })

  it('which upstream a client called; not who called a server', () => {
    const attributes = { 'network.peer.address': '93.184.216.34' }
    expect(gates.span(span(SpanKind.CLIENT, attributes)).attributes).toEqual(attributes)
    for (const kind of [SpanKind.SERVER, SpanKind.CONSUMER, SpanKind.INTERNAL]) {
      const clean = gates.span(span(kind, attributes)).attributes
      expect(clean).toEqual({ 'network.peer.address': '93.184.216.0' })
    }
    const old = { 'net.sock.peer.addr': '2606:2800:220:1::1', 'server.address': '93.184.216.34' }
    expect(gates.span(span(SpanKind.PRODUCER, old)).attributes).toEqual(old)
    expect(gates.span(span(SpanKind.SERVER, old)).attributes).toEqual({
      'net.sock.peer.addr': '2606:2800:220::',
      'server.address': '93.184.216.34',
    })
    const caller = { 'client.address': '93.184.216.34' }
    expect(gates.span(span(SpanKind.CLIENT, caller)).attributes).not.toEqual(caller)
    const forged = { 'network.peer.address': 'jane@example.org' }
    expect(gates.span(span(SpanKind.CLIENT, forged)).attributes).not.toEqual(forged)
  })

  it('both values of two keys with one mask', () => {
    const attributes = { 'jane@example.org': 1, 'john@example.org': 2 }
    const clean = gates.span(span(SpanKind.INTERNAL, attributes)).attributes
    expect(Object.values(clean)).toEqual([1, 2])
  })
})

it('a resource holds no identity, no credential and no part of one', () => {
  const resource = resourceFromAttributes({
    'service.name': 'permits',
    user_id: 'u-1',
    'db.password': 'hunter2',
    request_id: 'r-1',
    note: 'for jane@example.org',
    'client.address': '93.184.216.34',
    'host.name': 'erikas-laptop',
    'process.command_args': ['--password=hunter2'],
  })
  const clean = gates.span({ ...span(SpanKind.INTERNAL, {}), resource }).resource
  expect(clean.attributes).toEqual({ 'service.name': 'permits', note: 'for [email]' })
})
