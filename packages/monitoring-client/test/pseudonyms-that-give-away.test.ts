import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs'
import { defaultResource } from '@opentelemetry/resources'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { createRedactor, knownSafe } from '@sva/redaction'
import { createSecretKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { rememberSpan } from '../src/attribution.ts'
import { createGates } from '../src/gate/gates.ts'
import { createPseudonym } from '../src/pseudonym.ts'
import { toLogRecord } from '../src/record.ts'

// Fixed, so that a pseudonym that changes from one version to the next is seen here.
const key = Uint8Array.from({ length: 32 }, (_, at) => at)
const pseudonym = createPseudonym({ kid: '2026-11', key })
const of = (...args: Parameters<typeof pseudonym>): string | undefined => pseudonym(...args)

describe('a pseudonym gives its person away', () => {
  it('is kid and 120 bits of HMAC, nothing of the value', () => {
    expect(of('user_id', '42', 'musterstadt')).toMatch(/^2026-11\.[\w-]{20}$/)
    expect(of('email', 'erika.mustermann@example.org')).not.toMatch(/erika|mustermann|example/)
  })

  it('another key, workspace or identity has another one', () => {
    const other = createPseudonym({ kid: '2026-11', key: key.toReversed() })
    const all = [
      of('user_id', '42', 'musterstadt'),
      of('user_id', '42', 'neudorf'),
      of('user_id', '42'),
      of('session_id', '42', 'musterstadt'),
      other('user_id', '42', 'musterstadt'),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  it.each([
    ['a password behind user_id', 'user_id', 'password=hunter2-geheim'],
    ['a token of a session', 'session_id', `svas_${'a1B2c3D4'.repeat(6)}`],
    ['a JSON Web Token', 'session_id', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.${'a'.repeat(43)}`],
    ['a card', 'user_id', '4111 1111 1111 1111'],
    ['a list', 'user_id', ['42']],
    ['an object', 'user_id', { id: 42 }],
    ['nothing', 'user_id', ' '],
    ['no e-mail address', 'email', 'erika'],
    ['no IP address', 'ip', '10.0.0.1, 10.0.0.2'],
  ] as const)('%s has none', (_name, identity, value) => {
    expect(of(identity, value, 'musterstadt')).toBeUndefined()
  })

  it('no rule takes it for something else', () => {
    const redactor = createRedactor()
    for (let id = 0; id < 2_000; id++) {
      const made = of('user_id', id) ?? ''
      expect(redactor.redact(`user ${made} came`, 'note')).toBe(`user ${made} came`)
    }
  })
})

describe('one person has two pseudonyms', () => {
  it.each([
    ['user_id', '42', 42],
    ['user_id', '42', 42n],
    ['email', 'Erika@Example.org ', 'erika@example.org'],
    ['email', 'e\u0301@example.org', '\u00e9@example.org'],
    ['ip', '2001:DB8:0:0::1', '2001:db8::1'],
    ['ip', '::ffff:192.0.2.1', '192.0.2.1'],
  ] as const)('%s: %s and %s', (identity, one, other) => {
    expect(of(identity, one, 'musterstadt')).toBe(of(identity, other, 'musterstadt'))
    expect(of(identity, one, 'musterstadt')).toBeDefined()
  })

  it('from one start to the next, or from one form of the key to the other', () => {
    const later = createPseudonym({ kid: '2026-11', key: createSecretKey(key) })
    expect(later('user_id', '42', 'musterstadt')).toBe(of('user_id', '42', 'musterstadt'))
    expect(of('user_id', '42', 'musterstadt')).toBe('2026-11.rWqKVc52gLk3D4dHjB8O')
  })
})

it.each(['null', 'undefined', Number.NaN, 'anonymous', '[REDACTED]', '{"id":1}'])(
  'nobody is no person that all records have in common: %s',
  (value) => {
    expect(of('user_id', value, 'musterstadt')).toBeUndefined()
  },
)

describe('a weak key is taken', () => {
  it.each([
    ['short', { kid: 'a', key: new Uint8Array(31) }],
    ['short, as an object', { kid: 'a', key: createSecretKey(new Uint8Array(31)) }],
    ['a text', { kid: 'a', key: 'hunter2-geheim-hunter2-geheim-hunter2' }],
    ['none', { kid: 'a' }],
    ['no kid', { kid: '', key }],
    ['a kid with data', { kid: 'erika@example.org', key }],
  ])('%s', (_name, options) => {
    const make = (): unknown => createPseudonym(options as Parameters<typeof createPseudonym>[0])
    expect(make).toThrow('SVA_PSEUDONYM_KEY_INVALID')
    expect(make).not.toThrow(/hunter2|erika@/)
  })
})

describe('the gate', () => {
  const redactor = createRedactor()
  const gates = createGates({ redactor, labels: {}, pseudonym, printed: false, onFold: () => {} })
  const log = (attributes: object): ReadableLogRecord =>
    ({
      ...toLogRecord('test', 'info', 'x', { ...attributes }),
      hrTime: [0, 0],
      hrTimeObserved: [0, 0],
      resource: defaultResource(),
      instrumentationScope: { name: 'test' },
      droppedAttributesCount: 0,
    }) as ReadableLogRecord
  const mine = of('user_id', 42, 'musterstadt')

  it('gives logs a pseudonym under a name of its own, in the record’s workspace', () => {
    const { attributes } = gates.log(
      log({ user_id: 42, actorUserId: '42', password: 'x', workspace_id: 'musterstadt' }),
    )
    expect(attributes).toMatchObject({
      'user_id.pseudonym': mine,
      'actorUserId.pseudonym': mine,
      password: '[REDACTED]',
    })
    expect(attributes).not.toHaveProperty('user_id')
    expect(attributes).not.toHaveProperty(['sva.redacted.keys'])
  })

  it('gives spans, their events and links the one of their workspace', () => {
    const spanContext = { traceId: '1'.repeat(32), spanId: '1'.repeat(16), traceFlags: 1 }
    const attributes = { 'user.id': 42 }
    const span: ReadableSpan = {
      name: 'call',
      kind: SpanKind.SERVER,
      spanContext: () => spanContext,
      startTime: [0, 0],
      endTime: [0, 0],
      status: { code: SpanStatusCode.UNSET },
      attributes,
      links: [{ context: spanContext, attributes }],
      events: [{ name: 'x', time: [0, 0], attributes }],
      duration: [0, 0],
      ended: true,
      resource: defaultResource(),
      instrumentationScope: { name: 'test' },
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
      droppedLinksCount: 0,
    }
    rememberSpan(span, 'musterstadt')
    const clean = gates.span(span)
    for (const part of [clean, ...clean.links, ...clean.events]) {
      expect(part.attributes).toMatchObject({ 'user.id.pseudonym': mine })
      expect(part.attributes).not.toHaveProperty(['user.id'])
    }
  })

  it('still drops and names what has none', () => {
    const { attributes } = gates.log(log({ user_id: 'password=hunter2-geheim', a: 1 }))
    expect(attributes).toMatchObject({ a: 1, 'sva.redacted.keys': ['user_id'] })
    expect(JSON.stringify(attributes)).not.toContain('hunter2')
  })

  it('never puts one on a metric label, nor into a body', () => {
    expect(gates.facade.cleanLabels({ user_id: 42, kind: 'a' })).toEqual({ kind: 'a' })
    const record = { ...log({}), body: { user_id: '42' } }
    expect(gates.log(record).body).toEqual({ user_id: '[REDACTED]' })
  })

  it('lets out what the code vouches for', () => {
    const { attributes } = gates.log(log({ email: knownSafe('office@example.org', 'imprint') }))
    expect(attributes).toMatchObject({ email: 'office@example.org' })
  })
})
