import { readFileSync } from 'node:fs'
import { type Contender, readsText } from './contender.ts'
import type { Cells } from './suite.ts'
import type { Report } from './report.ts'

/** A row of somebody's table: with a secret that must be gone, or a text that must stay. */
export interface Row {
  readonly kind: string
  readonly text: string
  readonly secret?: string
}

/** JSON: a list of rows. TSV: kind, text and, where something must go, the secret. */
export function readTable(file: string): readonly Row[] {
  const content = readFileSync(file, 'utf8')
  const rows: unknown = content.trimStart().startsWith('[') ? JSON.parse(content) : fromTsv(content)
  if (!Array.isArray(rows) || !rows.every(isRow)) {
    throw new TypeError(`${file}: a row needs kind and text, and text must hold its secret`)
  }
  return rows
}

function fromTsv(content: string): readonly object[] {
  return content
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const [kind, text, secret] = line.split('\t')
      return { kind, text, ...(secret === undefined || secret === '' ? {} : { secret }) }
    })
}

function isRow(row: unknown): row is Row {
  const { kind, text, secret = '' } = Object(row) as Record<string, unknown>
  if (typeof kind !== 'string' || typeof text !== 'string') return false
  return typeof secret === 'string' && text.includes(secret)
}

/** Share of secrets that are gone and of texts that stay: a row a kind, a column a contender. */
export async function judgeTable(
  rows: readonly Row[],
  contenders: readonly Contender[],
): Promise<Report> {
  const readers = contenders.filter(readsText)
  const tests = Map.groupBy(rows, ({ kind, secret }) =>
    secret === undefined ? `${kind}, kept` : `${kind}, gone`,
  )
  const cells: Cells = {}
  for (const [test, group] of tests) {
    const shares: Record<string, number> = { rows: group.length }
    for (const { name, redact } of readers) {
      let passed = 0
      for (const { text, secret } of group) {
        const clean = await redact(text)
        if (secret === undefined ? clean === text : !String(clean).includes(secret)) passed++
      }
      shares[name] = (100 * passed) / group.length
    }
    cells[test] = shares
  }
  const columns = readers.map(({ name }) => ({ key: name, title: name, digits: 1, unit: ' %' }))
  return { contenders, columns: [{ key: 'rows', title: 'rows' }, ...columns], cells, notes: [] }
}
