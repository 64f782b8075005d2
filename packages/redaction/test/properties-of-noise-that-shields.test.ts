import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsToKeep } from '../corpus/keep.ts'
import { secrets } from '../fuzz/pieces.ts'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()

/** Still gets through, by what stands around it: nothing may be added, what is mended leaves. */
const known: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ['x=1 …', '/a/b?c=1 …', '#1 …'].map((noise) => [noise, ['0049 421 123456', '0421/123456']]),
)

describe('clean text around a secret hides it', () => {
  const before =
    'a |siehe: |2026-11-21T10:25:03Z INFO |17;|"x", |[x] |{"a":1,"b":2} |x=1 |/a/b?c=1 |(|<b>|\n|\t|8822\n|true,|„|“ |– |💥 |é |\\n|#1 |50% |- |* |@ |: |= |\u2028'.split(
      '|',
    )
  const behind =
    ' a|, 17;|\n|\t|. Und|)| ]|</b>|;offen| x=1| "x"| {"a":1}|”|“| –| 💥| é|\\n| 8822| true| @| :| =| %| &a=1|…'.split(
      '|',
    )
  /** Where they end is told only by what follows: words behind them are prose. */
  const openEnded = new Set(
    secrets
      .map(([text]) => text)
      .filter((text) => /^(?:db:\n|password: ?(?:\||correct)|password:\n)/.test(text)),
  )
  const leaks = (wrap: (text: string) => string, rows = secrets): readonly string[] =>
    rows
      .filter(([text, secret]) => (redactor.redact(wrap(text)) as string).includes(secret))
      .map(([text]) => text)

  it('nothing is seen where it stands alone', () => {
    expect(leaks((text) => text)).toEqual([])
  })
  it.each(before)('%j before it', (noise) => {
    expect(leaks((text) => noise + text)).toEqual(known[`${noise}…`] ?? [])
  })
  it.each(behind)('%j behind it', (noise) => {
    const rows = secrets.filter(([text]) => !openEnded.has(text))
    expect(leaks((text) => text + noise, rows)).toEqual(known[`…${noise}`] ?? [])
  })
  it('clean lines before and behind it', () => {
    const line = fc.constantFrom(...rowsToKeep)
    fc.assert(
      fc.property(line, fc.constantFrom(...secrets), line, (before, [text, secret], behind) => {
        fc.pre(!before.includes(secret) && !behind.includes(secret))
        expect(redactor.redact(`${before}\n${text}\n${behind}`)).not.toContain(secret)
      }),
      { seed: 20_261_121, numRuns: 3_000 },
    )
  })
})
