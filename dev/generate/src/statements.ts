import type { KeyList } from '@sva/redaction/about'
import { attributeKeyPattern } from './key-patterns.ts'
import { type Pattern, patterns } from './patterns.ts'

/** Statements that run once per item of one context; OTTL infers which from the paths. */
export interface Group {
  readonly statements: readonly string[]
}

const names = patterns.filter(({ readsKeys }) => !readsKeys)
/** A label with part of a value in it is a series a person; a resource is one for every record. */
const fixed = names.map((pattern) => ({ ...pattern, replacement: pattern.fixed }))

/** A string of OTTL, in a configuration where `$` starts a variable. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll('$', '$$$$')
}

function inText(path: string, by: readonly Pattern[]): string[] {
  return by.map((it) => `replace_pattern(${path}, ${args(it)})`)
}

function inValues(path: string, by: readonly Pattern[]): string[] {
  return by.map((it) => `replace_all_patterns(${path}, "value", ${args(it)})`)
}

function args({ pattern, replacement }: Pattern): string {
  // $1R would be the group named 1R.
  return `${literal(pattern)}, ${literal(replacement.replaceAll(/\$(\d)/g, '$${$1}'))}`
}

function withoutKeys(path: string, matches: (list: KeyList) => boolean): string {
  return `delete_matching_keys(${path}, ${literal(attributeKeyPattern(matches))})`
}

/** What stands on every record of a process is nobody's; `host.ip` is a machine's. */
function isOfOneRecord({ name, kind }: KeyList): boolean {
  return kind === 'secret' || kind === 'person' || (kind === 'identity' && name !== 'ip')
}

const process: readonly Group[] = [
  {
    statements: [
      withoutKeys('resource.attributes', isOfOneRecord),
      ...inValues('resource.attributes', fixed),
    ],
  },
  {
    statements: [
      withoutKeys('scope.attributes', isOfOneRecord),
      ...inText('scope.name', fixed),
      ...inValues('scope.attributes', fixed),
    ],
  },
]

export const logs: readonly Group[] = [
  ...process,
  {
    statements: [
      // Loki stores both as this very string; as a string it is read by the rules for JSON in text.
      'set(log.body, log.body.string) where IsMap(log.body) or IsList(log.body)',
      'stringify_all(log.attributes)',
      ...inText('log.body', patterns),
      ...inValues('log.attributes', patterns),
      ...['log.event_name', 'log.severity_text'].flatMap((path) => inText(path, names)),
    ],
  },
]

export const traces: readonly Group[] = [
  ...process,
  {
    statements: [
      ...['span.name', 'span.status.message', 'span.trace_state'].flatMap((path) =>
        inText(path, names),
      ),
      ...inValues('span.attributes', patterns),
    ],
  },
  {
    statements: [...inText('spanevent.name', names), ...inValues('spanevent.attributes', patterns)],
  },
]

export const metrics: readonly Group[] = [
  ...process,
  { statements: inText('metric.description', fixed) },
  {
    statements: [
      withoutKeys('datapoint.attributes', () => true),
      ...inValues('datapoint.attributes', fixed),
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
export const lines: readonly Group[] = [{ statements: inText('log.body', patterns) }]
