import { RE2JS } from 're2js'
import { type Guard, guardOf } from './guards.ts'
import { patterns } from './patterns.ts'

const compiled = patterns.map((it) => ({
  rule: it.rule,
  regex: RE2JS.compile(it.pattern),
  replacement: it.replacement,
  awake: awake(guardOf(it)),
}))

/** A text as the collector lets it out; with `only`, as it would with the patterns of one rule. */
export function collectorText(text: string, only?: string): string {
  const sought = soughtIn(text)
  return compiled.reduce(
    (current, { rule, regex, replacement, awake }) =>
      (only === undefined || only === rule) && awake(sought)
        ? regex.matcher(current).replaceAll(replacement)
        : current,
    text,
  )
}

/** What guards look into: JSON as Go writes it. */
export function soughtIn(text: string): string {
  return JSON.stringify([text])
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .toLowerCase()
}

export function awake(guard: Guard | undefined): (sought: string) => boolean {
  if (guard === undefined) return () => true
  const words = guard.words?.split('|') ?? []
  const regex = guard.pattern === undefined ? undefined : RE2JS.compile(guard.pattern)
  return (sought) =>
    words.some((word) => sought.includes(word)) || regex?.matcher(sought).find() === true
}
