import { expect, it } from 'vitest'
import { files, read } from '../repository.ts'

const literal = /\bSVA(?:_[A-Z]+)+\b(?!_)/g
/** `SVA_POLICY_${code}` stands for every value that `code: 'A' | 'B'` of its file can have. */
const template = /\b(SVA(?:_[A-Z]+)*_)\$\{(\w+)\}/g

function codesIn(source: string): string[] {
  const expanded = [...source.matchAll(template)].flatMap(([, prefix, name]) => {
    const union = new RegExp(`\\b${name}: ((?:'[A-Z_]+'(?: \\| )?)+)`).exec(source)?.[1] ?? ''
    return [...union.matchAll(/[A-Z_]+/g)].map(([word]) => prefix + word)
  })
  return [...(source.match(literal) ?? []), ...expanded]
}

const sources = files('packages/*/src/**/*.ts').map(read)
const inSource = new Set(sources.flatMap(codesIn))
const headings = [...read('docs/reference/errors.md').matchAll(/^### (\w+)$/gm)].map(
  ([, code]) => code!,
)

it('no error code is missing on its page, and the page explains none that is gone', () => {
  expect(headings.toSorted()).toEqual([...inSource].toSorted())
  expect(new Set(headings).size).toBe(headings.length)
})

it('every explained code says its fix', () => {
  const sections = read('docs/reference/errors.md').split(/^### /m).slice(1)
  expect(sections.filter((section) => !section.includes('**Fix:**'))).toEqual([])
})
