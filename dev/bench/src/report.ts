import { cpus } from 'node:os'
import type { Contender } from './contender.ts'
import type { Cells, Column } from './suite.ts'

/** All that one run has found. */
export interface Report {
  readonly contenders: readonly Contender[]
  readonly columns: readonly Column[]
  readonly cells: Cells
  readonly notes: readonly string[]
}

export function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} x ${cpu?.model.trim() ?? 'unknown CPU'}, ${process.platform} ${process.arch}, Node ${process.versions.node}`
}

const missing = '-'

function cellOf(number: number | undefined, { digits = 0, unit = '', cap }: Column): string {
  if (number === undefined || Number.isNaN(number)) return missing
  if (cap !== undefined && number >= cap) return `> ${cap}${unit}`
  return number.toFixed(digits) + unit
}

/** Heading, the rows, and the goals where there are any. */
function rowsOf({ contenders, columns, cells }: Report): readonly (readonly string[])[] {
  const names = [...new Set([...contenders.map(({ name }) => name), ...Object.keys(cells)])]
  const versions = new Map(contenders.map(({ name, version }) => [name, version]))
  return [
    ['', ...columns.map(({ title }) => title)],
    ...names
      .filter((name) => cells[name] !== undefined)
      .map((name) => [
        [name, versions.get(name)].filter(Boolean).join(' '),
        ...columns.map((column) => cellOf(cells[name]?.[column.key], column)),
      ]),
    ...(columns.some(({ goal }) => goal !== undefined)
      ? [['goal of ours', ...columns.map(({ goal }) => goal ?? missing)]]
      : []),
  ]
}

function aboutOf({ columns, notes }: Report): readonly string[] {
  const abouts = columns.flatMap(({ title, about }) => (about ? [`${title}: ${about}`] : []))
  return [...abouts, ...notes]
}

export function asText(report: Report): string {
  const rows = rowsOf(report)
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  const table = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  )
  return `${table.join('\n')}\n\n${aboutOf(report).join('\n')}\n${machine()}\n`
}

export function asMarkdown(report: Report, command: string): string {
  const [head = [], ...rows] = rowsOf(report).map((row) => `| ${row.join(' | ')} |`)
  const line = `|---|${'---:|'.repeat(report.columns.length)}`
  const day = new Date().toISOString().slice(0, 10)
  const notes = aboutOf(report).map((note) => `- ${escape(note)}`)
  return [
    `${day}, ${machine()}, \`${command}\`:`,
    [head, line, ...rows].join('\n'),
    notes.join('\n'),
  ].join('\n\n')
}

/** Shapes hold every character that Markdown or a secret scanner could take for its own. */
function escape(note: string): string {
  return note.replaceAll(/[\\`*_[\]<>|]/g, String.raw`\$&`)
}

export function asJson({ contenders, cells, notes }: Report): string {
  const versions = Object.fromEntries(
    contenders.map(({ name, version }) => [name, version ?? 'this checkout']),
  )
  return `${JSON.stringify({ machine: machine(), versions, cells, notes }, undefined, 2)}\n`
}
