import { RE2JS } from 're2js'
import { patterns } from './patterns.ts'

const compiled = patterns.map(({ rule, pattern, replacement }) => ({
  rule,
  regex: RE2JS.compile(pattern),
  replacement,
}))

/** A text as the collector lets it out; with `only`, as it would with the patterns of one rule. */
export function collectorText(text: string, only?: string): string {
  return compiled.reduce(
    (current, { rule, regex, replacement }) =>
      only === undefined || only === rule
        ? regex.matcher(current).replaceAll(replacement)
        : current,
    text,
  )
}
