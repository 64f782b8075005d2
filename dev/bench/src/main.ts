import { readOptions } from '../../scripts/options.ts'
import { loadContenders } from './contenders.ts'
import { installPeers } from './install.ts'
import { progress } from './measure.ts'
import { judgeTable, readTable } from './outside-table.ts'
import { writeTable } from './page.ts'
import { asJson, asMarkdown, asText, type Report } from './report.ts'
import { put, type Cells, type Column, type Settings, type Suite } from './suite.ts'
import { suites } from './suites.ts'

const thorough: Settings = { rounds: 11, slice: 40, warmUp: 3_000, cap: 1000, giveUp: 10 }
const quick: Settings = { rounds: 3, slice: 10, warmUp: 400, cap: 250, giveUp: 2 }

const help = `Redaction side by side: ours, twelve regular expressions, and peers from npm.

  pnpm bench [SUITE...] [--quick] [--json | --write]
  pnpm bench --table FILE [--json]

  SUITE      ${suites.map(({ name, about }) => `${name.padEnd(11)}${about}`).join('\n             ')}
             Default: all
  --quick    fewer rounds, less patience with slow peers
  --json     the numbers, for programs
  --write    put the table into docs/explanation/redaction.md
  --table    recall on your own rows: TSV (kind, text, secret) or JSON ([{ kind, text, secret }]).
             A row with a secret must lose it, a row without one must stay as it is

All in one run, in turns, as CPU time: compare the numbers with each other, not with another run.
The first run installs the peers (npm ci in dev/bench/peers, without scripts). Without a network
ours and the twelve expressions are measured.
Exit code: 0 measured, 1 failed, 2 wrong usage.
`

class UsageError extends Error {}

async function main(): Promise<void> {
  const { values, positionals } = readOptions(help, {
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      table: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const chosen = choose(positionals)
  if (values.write && (values.quick || values.table !== undefined || positionals.length > 0)) {
    throw new UsageError('--write takes a whole run: no --quick, no --table, no suite')
  }
  const rows = values.table === undefined ? undefined : readTable(values.table)
  const missing = installPeers()
  const contenders = await loadContenders()
  const settings = values.quick ? quick : thorough
  const report =
    rows === undefined
      ? await measure(chosen, contenders, settings)
      : await judgeTable(rows, contenders)
  progress()
  if (missing !== undefined) process.stderr.write(`${missing}\n`)
  process.stdout.write(values.json ? asJson(report) : asText(report))
  if (values.write) writeTable(asMarkdown(report, 'pnpm bench'))
}

function choose(names: readonly string[]): readonly Suite[] {
  const unknown = names.find((name) => !suites.some((suite) => suite.name === name))
  if (unknown !== undefined) throw new UsageError(`no suite is called ${unknown}`)
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name))
}

async function measure(
  chosen: readonly Suite[],
  contenders: Report['contenders'],
  settings: Settings,
): Promise<Report> {
  const cells: Cells = {}
  const columns: Column[] = []
  const notes: string[] = []
  for (const suite of chosen) {
    const measured = await suite.run(contenders, settings)
    columns.push(...suite.columns(settings))
    notes.push(...(measured.notes ?? []))
    for (const [name, numbers] of Object.entries(measured.cells)) {
      for (const [key, number] of Object.entries(numbers))
        put(cells, key, new Map([[name, number]]))
    }
  }
  return { contenders, columns, cells, notes }
}

main().catch((error: unknown) => {
  progress()
  const usage = error instanceof UsageError
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  if (usage) process.stderr.write('pnpm bench --help tells what there is.\n')
  process.exitCode = usage ? 2 : 1
})
