import type { KeyList } from '@sva/redaction/about'
import { attributeKeyPattern } from './key-patterns.ts'
import { type Pattern, patterns } from './patterns.ts'

/** Statements that run once per item of one context; OTTL infers which from the paths. */
export interface Group {
  readonly statements: readonly string[]
}

/** Fields of a context that are a text, besides its map of attributes. */
interface Fields {
  readonly context: string
  readonly texts?: readonly string[]
  readonly map?: string
}

const short = patterns.filter(({ readsKeys }) => !readsKeys)
/** A label with part of a value in it is a series a person; a resource is one for every record. */
const fixed = short.map((pattern) => ({ ...pattern, replacement: pattern.fixed }))

/** A string of OTTL, in a configuration where `$` starts a variable. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll('$', '$$$$')
}

/**
 * Every field of a context goes through each pattern once, in the context's scratch map: a pattern is
 * compiled anew for every statement that names it, and a thousand of them cost 90 MB.
 */
function cleaned({ context, texts = [], map }: Fields, by: readonly Pattern[]): string[] {
  const cache = `${context}.cache`
  const attributes = map && `${context}.${map}`
  const slot = (text: string): string => `${cache}[" ${text}"]`
  return [
    ...(attributes === undefined ? [] : [`merge_maps(${cache}, ${attributes}, "upsert")`]),
    ...texts.map((text) => set(slot(text), `${context}.${text}`)),
    ...by.map((it) => `replace_all_patterns(${cache}, "value", ${args(it)})`),
    ...texts.map((text) => set(`${context}.${text}`, slot(text))),
    ...texts.map((text) => `delete_key(${cache}, " ${text}")`),
    ...(attributes === undefined ? [] : [`merge_maps(${attributes}, ${cache}, "upsert")`]),
  ]
}

/** A later OTTL fails where this one ignores that there is nothing to set. */
function set(path: string, value: string): string {
  return `set(${path}, ${value}) where ${value} != nil`
}

function args({ pattern, replacement }: Pattern): string {
  // $1R would be the group named 1R.
  return `${literal(pattern)}, ${literal(replacement.replaceAll(/\$(\d)/g, '$${$1}'))}`
}

function withoutKeys(path: string, matches: (list: KeyList) => boolean): string {
  return `delete_matching_keys(${path}, ${literal(attributeKeyPattern(matches))})`
}

const process: readonly Group[] = [
  {
    statements: [
      // `host.ip` is a machine's. Other keys are masked by the processor before this one.
      withoutKeys('resource.attributes', ({ name, kind }) => kind === 'identity' && name !== 'ip'),
      ...cleaned({ context: 'resource', map: 'attributes' }, fixed),
    ],
  },
  { statements: cleaned({ context: 'scope', texts: ['name'], map: 'attributes' }, fixed) },
]

export const logs: readonly Group[] = [
  ...process,
  {
    statements: [
      // Loki stores both as this very string; as a string it is read by the rules for JSON in text.
      'set(log.body, log.body.string) where IsMap(log.body) or IsList(log.body)',
      'stringify_all(log.attributes)',
      ...cleaned(
        { context: 'log', texts: ['body', 'event_name', 'severity_text'], map: 'attributes' },
        patterns,
      ),
    ],
  },
]

export const traces: readonly Group[] = [
  ...process,
  {
    statements: cleaned(
      { context: 'span', texts: ['name', 'status.message', 'trace_state'], map: 'attributes' },
      patterns,
    ),
  },
  {
    statements: cleaned({ context: 'spanevent', texts: ['name'], map: 'attributes' }, patterns),
  },
]

export const metrics: readonly Group[] = [
  ...process,
  { statements: cleaned({ context: 'metric', texts: ['description'] }, fixed) },
  {
    statements: [
      withoutKeys('datapoint.attributes', () => true),
      ...cleaned({ context: 'datapoint', map: 'attributes' }, fixed),
    ],
  },
  {
    // Prometheus refuses the whole request for two points that have become the same series.
    statements: ['max GAUGE', 'sum SUM', 'sum HISTOGRAM', 'sum EXPONENTIAL_HISTOGRAM']
      .map((row) => row.split(' '))
      .map(
        ([by, type]) =>
          `aggregate_on_attributes("${by}") where metric.type == METRIC_DATA_TYPE_${type}`,
      ),
  },
  // What a View drops from a series comes back here (OpenTelemetry specification #5073).
  { statements: ['delete_matching_keys(exemplar.filtered_attributes, "")'] },
]

/** The log agent knows no more than a line. */
export const lines: readonly Group[] = [
  { statements: patterns.map((it) => `replace_pattern(log.body, ${args(it)})`) },
]
