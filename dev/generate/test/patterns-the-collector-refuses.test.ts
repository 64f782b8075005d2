import { RE2JS } from 're2js'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { collectorConfig, logAgentConfig } from '../src/collector.ts'
import { patterns } from '../src/patterns.ts'

interface Config {
  readonly processors: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const configs = [collectorConfig(), logAgentConfig()]

/** Every text of a configuration, whatever it hangs under. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

const allTexts = configs.flatMap((config) => texts(parse(config)))
const statements = allTexts.filter((text) => /^\w+\(.*\)(?: where .*)?$/s.test(text))

it.each(patterns)('$rule: RE2 takes $pattern', ({ pattern, replacement }) => {
  const groups = RE2JS.compile(pattern).groupCount()
  for (const [, group] of replacement.matchAll(/\$(\d)/g)) {
    expect(Number(group)).toBeLessThanOrEqual(groups)
  }
})

/** Names that stay step aside before others are masked, and back. */
const steps = ['$1./$2$3', '$1./$2', '$1']
const masking = patterns.filter((it) => it.rule !== 'home-path' || !steps.includes(it.replacement))

it.each(masking)('$rule: what stays is context and a marker ($replacement)', ({ replacement }) => {
  expect(replacement.replaceAll(/\$\d|["']/g, '')).toMatch(
    /^(?:\[[\w -]+\]|\*{3,4}|REDACTED|REDACTED:REDACTED@|REDACTED@)$/,
  )
})

it('a key that is looked for in text is a literal no longer', () => {
  expect(patterns.filter(({ pattern }) => pattern.includes('{{'))).toEqual([])
})

it('a dollar sign is none of a variable: all are doubled', () => {
  const odd = allTexts.filter((text) => (text.match(/\$+/g) ?? []).some((run) => run.length % 2))
  expect(odd).toEqual([])
})

it('a statement that could fail would drop every record or stop the agent: none can', () => {
  const copies = 'merge_maps|set|delete_key'
  const safe = new RegExp(
    `^(?:replace_pattern|replace_all_patterns|(?:delete|keep)_matching_keys|stringify_all|aggregate_on_attributes|(?:${copies})(?=\\([a-z_.]+\\.cache\\b|\\([a-z_.]+, [a-z]+\\.cache\\b)|set(?=\\(log\\.body, log\\.body\\.string\\) where IsMap))\\(`,
  )
  expect(statements.length).toBeGreaterThan(200)
  expect(statements.filter((statement) => !safe.test(statement))).toEqual([])
})

it('words are looked for in what is always a string', () => {
  const asked = statements.flatMap((it) => it.match(/(?:Index|IsMatch)\([^,]+/g) ?? [])
  expect(asked.filter((it) => !/^\w+\([a-z]+\.cache\["text"\]$/.test(it))).toEqual([])
  const told = statements.filter((it) => /^set\([a-z]+\.cache\["text"\]/.test(it))
  expect(
    told.filter(
      (it) =>
        !it.endsWith(
          'ToLowerCase(String(Values(' + it.slice(4, it.indexOf('["')) + '["strings"]))))',
        ),
    ),
  ).toEqual([])
})

it('a statement that fails does not let its record out', () => {
  for (const config of configs) {
    const { processors } = parse(config) as Config
    expect(processors['transform/redaction']?.['error_mode']).toBe('propagate')
  }
})

it('the names of attributes are the same behind the collector: it adds none of its own', () => {
  const { processors } = parse(collectorConfig()) as Config
  expect(processors['redaction/keys']).toMatchObject({ allow_all_keys: true, summary: 'silent' })
})

it('every position of every signal is looked at', () => {
  const texts = `log.body log.event_name log.severity_text span.name span.status.message
    span.trace_state spanevent.name metric.description scope.name`.split(/\s+/)
  const maps = `log.attributes span.attributes spanevent.attributes datapoint.attributes
    resource.attributes scope.attributes`.split(/\s+/)
  for (const path of [...texts, ...maps]) {
    const context = path.split('.', 1)[0] ?? ''
    const text = path.slice(context.length + 1)
    const values = `${context}.cache["values"]`
    const slot = `${values}[" ${text}"]`
    const [there, back] = texts.includes(path)
      ? [`set(${slot}, ${path}) where ${path} != nil`, `set(${path}, ${slot}) where ${slot} != nil`]
      : [`set(${values}, ${path})`, `merge_maps(${path}, ${values}, "upsert")`]
    expect(statements).toContain(there)
    expect(statements).toContain(back)
    const looked = statements.filter((it) => it.includes(`(${values}, "value", `)).join()
    const blind = patterns
      .filter(({ readsKeys }) => !readsKeys || /^(?:log|span|spanevent)$/.test(context))
      .filter(({ pattern }) => !looked.includes(JSON.stringify(pattern).replaceAll('$', '$$$$')))
    expect(blind).toEqual([])
  }
})

it('what a View dropped from a series does not come back as an exemplar', () => {
  expect(statements).toContain('delete_matching_keys(exemplar.filtered_attributes, "")')
})
