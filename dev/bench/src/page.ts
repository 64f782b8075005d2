import { readFileSync, writeFileSync } from 'node:fs'

const BEGIN = '<!-- bench: written by pnpm bench --write -->'
const END = '<!-- bench: end -->'

export const page = new URL('../../../docs/explanation/redaction.md', import.meta.url)

/** Replaces what stands between the marks, so that nobody types numbers. */
export function writeTable(table: string, file = page): void {
  const text = readFileSync(file, 'utf8')
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin < 0 || end < begin) throw new Error(`${file.pathname} has lost its marks for the table`)
  writeFileSync(file, `${text.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${text.slice(end)}`)
}
