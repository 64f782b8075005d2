import type { KeyList } from '@sva/redaction/about'
import { everydayLabels } from './everyday-keys.ts'
import { escaped } from './configuration.ts'
import { type Guard, guardOf, guards } from './guards.ts'
import { attributeKeyPattern } from './key-patterns.ts'
import { forGo, type Pattern, patterns } from './patterns.ts'

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

/** A string of OTTL. */
function literal(text: string): string {
  return escaped(JSON.stringify(text))
}

/**
 * Every field of a context goes through each pattern once, as a value of one scratch map: a pattern
 * is compiled anew for every statement that names it, and a thousand of them cost 90 MB.
 */
function cleaned({ context, texts = [], map }: Fields, by: readonly Pattern[]): string[] {
  const cache = `${context}.cache`
  const values = `${cache}["values"]`
  const attributes = map && `${context}.${map}`
  const slot = (text: string): string => `${values}[" ${text}"]`
  return [
    ...(attributes === undefined ? [] : [`set(${values}, ${attributes})`]),
    ...texts.map((text) => set(slot(text), `${context}.${text}`)),
    ...guarded(cache, by),
    ...texts.map((text) => set(`${context}.${text}`, slot(text))),
    ...texts.map((text) => `delete_key(${values}, " ${text}")`),
    ...(attributes === undefined ? [] : [`merge_maps(${attributes}, ${values}, "upsert")`]),
  ]
}

/** Looks for all words in all values at once, then replaces by the patterns whose words are there. */
function guarded(cache: string, by: readonly Pattern[]): string[] {
  const text = `${cache}["text"]`
  const rules = new Map(by.map((it) => [it.rule, guards[it.rule]]))
  return [
    // A number that is none would be an error in JSON; as a string it is not.
    `set(${cache}["strings"], ${cache}["values"])`,
    `stringify_all(${cache}["strings"])`,
    `set(${text}, ToLowerCase(String(Values(${cache}["strings"]))))`,
    ...[...rules].flatMap(([rule, guard]) =>
      guard === undefined ? [] : [`set(${cache}["${rule}"], true) where ${condition(text, guard)}`],
    ),
    ...by.map((it) => {
      const where = guardOf(it) === undefined ? '' : ` where ${cache}["${it.rule}"] == true`
      return `replace_all_patterns(${cache}["values"], "value", ${args(it)})${where}`
    }),
  ]
}

function condition(text: string, { words, sign, pattern }: Guard): string {
  const holds = (word: string): string => `Index(${text}, ${literal(word)}) >= 0`
  const first = sign === undefined ? '' : `${holds(sign)} and `
  return [
    ...(words?.split('|').map(holds) ?? []),
    ...(pattern === undefined ? [] : [`${first}IsMatch(${text}, ${literal(pattern)})`]),
  ].join(' or ')
}

/** A later OTTL fails where this one ignores that there is nothing to set. */
function set(path: string, value: string): string {
  return `set(${path}, ${value}) where ${value} != nil`
}

function args({ pattern, replacement }: Pattern): string {
  return `${literal(pattern)}, ${literal(forGo(replacement))}`
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
      'set(datapoint.cache["unusual"], datapoint.attributes)',
      `delete_matching_keys(datapoint.cache["unusual"], ${literal(`^(?:${everydayLabels.join('|').replaceAll('.', '\\.')})$`)})`,
      // A pattern of all listed keys costs 15 microseconds a key: of the unusual ones only.
      `keep_matching_keys(datapoint.cache["unusual"], ${literal(attributeKeyPattern(() => true))})`,
      `${withoutKeys('datapoint.attributes', () => true)} where Len(datapoint.cache["unusual"]) > 0`,
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
  { statements: cleaned({ context: 'log', texts: ['body'] }, patterns) },
]
