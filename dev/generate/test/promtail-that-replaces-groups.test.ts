import { about } from '@sva/redaction/about'
import { RE2JS } from 're2js'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { rowsToKeep } from '../../../packages/redaction/corpus/keep.ts'
import { rowsToRedact } from '../../../packages/redaction/corpus/redact.ts'
import { collectorText } from '../src/collector-text.ts'
import { patterns } from '../src/patterns.ts'
import { promtailConfig, replaceStage } from '../src/promtail.ts'

const texts = [
  ...rowsToRedact.map(([input]) => input),
  ...rowsToKeep,
  ...Object.values(about).flatMap(({ redacts }) => redacts.map(([input]) => input)),
]

/** As the replace stage does it: every group of every match, unless it lies in one replaced before. */
function replaced(expression: RE2JS, text: string, by: (group: string) => string): string {
  const matcher = expression.matcher(text)
  let result = ''
  let end = 0
  while (matcher.find()) {
    for (let group = 1; group <= matcher.groupCount(); group += 1) {
      const start = matcher.start(group)
      if (start === -1 || (end !== 0 && start < end)) continue
      result += text.slice(end, start) + by(matcher.group(group) ?? '')
      end = matcher.end(group)
    }
  }
  return result + text.slice(end)
}

const stages = patterns.map((it) => {
  const { expression, replace } = replaceStage(it).replace
  const [, pattern = '', replacement = ''] =
    /^\{\{ regexReplaceAll `([^`]*)` \.Value `([^`]*)` \}\}$/.exec(replace) ?? []
  const again = RE2JS.compile(pattern)
  const by = replacement.replaceAll(/\$\{(\d)\}/g, '$$$1')
  const regex = RE2JS.compile(expression)
  return (text: string): string =>
    replaced(regex, text, (group) => again.matcher(group).replaceAll(by))
})

it.each(texts)('Promtail says what the collector says: %s', (text) => {
  expect(stages.reduce((current, stage) => stage(current), text)).toBe(collectorText(text))
})

it('a template ends where its pattern does', () => {
  expect(patterns.filter((it) => `${it.pattern}${it.replacement}`.includes('`'))).toEqual([])
})

interface Config {
  readonly scrape_configs: readonly [{ readonly pipeline_stages: readonly object[] }]
}

const rendered = promtailConfig()
/** As -config.expand-env reads it. */
const config = parse(
  rendered.replaceAll(/(\\|\$)\1|\$\{\w+(?::-(\w+))?\}/g, (_, twice?: string, value?: string) =>
    twice === undefined ? (value ?? 'our-project') : twice,
  ),
) as Config
const pipeline = config.scrape_configs[0].pipeline_stages

it('no pattern changes on its way through the variables of the configuration', () => {
  const stages = patterns.map(replaceStage)
  expect(pipeline.filter((stage) => JSON.stringify(stage).includes('regexReplaceAll'))).toEqual(
    stages,
  )
})

it('a line is whole before a pattern reads it', () => {
  const names = pipeline.map((stage) => Object.keys(stage)[0])
  const first = pipeline.findIndex((stage) => JSON.stringify(stage).includes('regexReplaceAll'))
  expect(names.indexOf('cri')).toBeGreaterThan(0)
  expect(names.indexOf('multiline')).toBeGreaterThan(names.indexOf('cri'))
  expect(first).toBeGreaterThan(names.indexOf('multiline'))
})

it('its end of life is said where it is configured', () => {
  expect(rendered).toMatch(/END OF LIFE/)
})
