import { about } from '@sva/redaction/about'
import { RE2JS } from 're2js'
import { expect, it } from 'vitest'
import { rowsToKeep } from '../../../packages/redaction/corpus/keep.ts'
import { rowsToRedact } from '../../../packages/redaction/corpus/redact.ts'
import { awake, soughtIn } from '../src/collector-text.ts'
import { guardOf, guards } from '../src/guards.ts'
import { patterns } from '../src/patterns.ts'

const texts = [
  ...rowsToRedact.map(([input]) => input),
  ...rowsToKeep,
  // As home-path's own patterns leave it for each other.
  'at /home/./node/app, C:\\Users\\./Public',
  ...Object.values(about).flatMap(({ redacts }) => redacts.map(([input]) => input)),
]
// In capitals, quoted, nested, at the start and in the middle of a line.
const variants = texts.flatMap((text) => [
  text,
  text.toUpperCase(),
  `"${text}"`,
  JSON.stringify({ note: text }),
  `${text}\n\tat <anonymous> & ${text}`,
])
const guarded = patterns.filter((it) => guardOf(it) !== undefined)

it.each(guarded)('$rule: what $pattern would change is not slept through', (it) => {
  const regex = RE2JS.compile(it.pattern)
  const asked = awake(guardOf(it))
  const matching = variants.filter((text) => regex.matcher(text).find())
  expect(matching.length).toBeGreaterThan(0)
  expect(matching.filter((text) => !asked(soughtIn(text)))).toEqual([])
})

it('a guard of no rule guards nothing', () => {
  expect(Object.keys(guards).filter((rule) => !patterns.some((it) => it.rule === rule))).toEqual([])
})

it('words are compared with a text in lower case', () => {
  const words = Object.values(guards).map(({ words }) => words ?? '')
  expect(words.filter((word) => word !== word.toLowerCase())).toEqual([])
})
