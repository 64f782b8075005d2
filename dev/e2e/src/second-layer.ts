import type { Position } from '../../tour/src/planted/positions.ts'
import { createCells } from '../../tour/src/planted/table.ts'
import type { Signal } from './otlp.ts'

/**
 * Kinds that the collector leaves in text, and the rule on docs/reference/redaction-rules.md that
 * says so: a version looks like an address where no word is in front.
 */
export const leftInText = {
  'IPv4 address': 'ipv4',
  'IPv6 address': 'ipv6',
} as const

type Kinds = readonly string[] | 'all'
type Row = readonly [Kinds, ...Position[]]

const inText = Object.keys(leftInText)
/** Under a key of an identity: what our SDK sends there is a pseudonym, which must stay. */
const identities = ['IPv4 address', 'user id', 'session id']
/** Only the SDK decodes. What has nothing to encode is found. */
const percentEncoded = [
  inText,
  ['tax id', 'pension insurance number', 'identity card number', 'licence plate'],
  ['user in a home path'],
  ['IBAN in groups', 'card number', 'phone number', 'birth date in prose', 'private key'],
  ['bearer token', 'basic authorization', 'cookie header', 'API key after its name'],
  ['credentials in a URL', 'secret in a URL query'],
  ['password after its name', 'Passwort after its name'],
].flat()
const ofProcess: readonly Row[] = [
  [['IPv4 address'], 'resource attribute'],
  [inText, 'resource attribute under an innocent key'],
]

/** What an app with plain OpenTelemetry sends and the collector lets through: this and no more. */
export const letThrough: Readonly<Record<Signal, readonly Row[]>> = {
  logs: [
    ...ofProcess,
    [inText, 'log body', 'log body as an object', 'log event name', 'pino message'],
    [inText, 'winston message', 'log attribute under an innocent key', 'list in a log attribute'],
    [inText, 'message of an Error', 'cause of an Error', 'Error in an AggregateError'],
    [inText, 'log from a timer', 'log from a queue', 'log from a job without a request'],
    [identities, 'log attribute', 'pino field', 'winston field'],
    [percentEncoded, 'percent-encoded in a log body'],
  ],
  traces: [
    ...ofProcess,
    [inText, 'span name', 'span status message', 'span event name', 'recorded exception'],
    [inText, 'span attribute under an innocent key', 'SQL in a span attribute', 'tracer name'],
    [identities, 'span attribute', 'span event attribute'],
    // Here it does not look.
    ['all', 'list in a span attribute', 'span link attribute', 'tracestate of a span link'],
    [percentEncoded, 'URL query under an innocent key'],
  ],
  metrics: [
    ...ofProcess,
    [inText, 'metric label under an innocent key', 'label of a histogram'],
    // As a label of span_metrics.
    [inText, 'span name'],
  ],
}

const identityKeys = ['email', 'user_id', 'sessionId'].map((key) => `resource ${key}`)
/** Keys that tell what a value is; the planter uses them as labels of metrics, too. */
const personalKeys = createCells()
  .filter(({ position, key }) => position === 'metric label' && key !== 'note')
  .map(({ key }) => `dataPoints ${key}`)

/** Names of attributes that a plain app sends and that the collector removes. */
export const removed: Readonly<Record<Signal, readonly string[]>> = {
  logs: identityKeys,
  traces: identityKeys,
  metrics: [...identityKeys, ...personalKeys],
}

/** Names that nobody has sent: what span_metrics tell their series apart by. */
export const added: Readonly<Record<Signal, readonly string[]>> = {
  logs: [],
  traces: [],
  metrics: ['service.name', 'span.name', 'span.kind', 'status.code'].map(
    (key) => `dataPoints ${key}`,
  ),
}
