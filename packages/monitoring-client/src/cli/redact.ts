import { getSystemErrorMessage } from 'node:util'
import { search } from './pieces.ts'
import { createPlaces, type Place } from './places.ts'
import { filesIn, NotText, textOf } from './read.ts'
import { complain, marked, plain, print, progress, redactor, sayable } from './terminal.ts'
import { parse, UsageError } from './usage.ts'

const json = { type: 'boolean', default: false } as const
const MOST_EXPLAINED = 16 * 1024 * 1024

/** What would be taken out of one text. @returns the exit code */
export async function explain(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { json, key: { type: 'string' } })
  if (positionals.length > 1) throw new UsageError('explain takes one FILE.')
  const [path = '-'] = positionals
  if (path === '-' && process.stdin.isTTY) complain('Type or paste a text, then Ctrl-D.')
  const text = await readWhole(path)
  if (text === undefined) return 2
  const places: Place[] = []
  const placesOf = createPlaces()
  for await (const piece of search([text], (part) => redactor.explain(part, values.key))) {
    places.push(...placesOf(piece))
  }
  if (values.json) {
    const rows = createRows()
    for (const place of places) rows.add(place)
    rows.end()
  } else {
    print(`${markedText(text, places)}\n\n${list(places)}\n`)
  }
  return 0
}

async function readWhole(path: string): Promise<string | undefined> {
  let text = ''
  try {
    for await (const chunk of textOf(path)) {
      text += chunk
      if (text.length > MOST_EXPLAINED) throw new UsageError('That is too long: scan takes it.')
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    complain(`${path}: ${reasonOf(error)}`)
    return undefined
  }
  // The last line's end belongs to the shell, not to the value.
  return text.replace(/\r?\n$/, '')
}

function markedText(text: string, places: readonly Place[]): string {
  let last = 0
  let shown = ''
  for (const { start, end } of places) {
    shown += plain(text.slice(last, start)) + marked(plain(text.slice(start, end)))
    last = end
  }
  return shown + plain(text.slice(last))
}

function list(places: readonly Place[]): string {
  if (places.length === 0) return 'nothing found'
  const width = Math.max(...places.map(({ rule }) => rule.length))
  return places
    .map(({ rule, line, column, length }) => {
      return `${rule.padEnd(width)}  ${`${line}:${column}`.padEnd(9)} length ${length}`
    })
    .join('\n')
}

/** Whether files hold something. @returns the exit code: 0 no, 1 yes, 2 some were not read */
export async function scan(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { json })
  if (positionals.length === 0) throw new UsageError('scan needs at least one FILE.')
  const rows = values.json ? createRows() : undefined
  const seen = { files: 0, characters: 0, found: 0, unread: 0 }

  const scanFile = async (path: string): Promise<void> => {
    const file = sayable(path)
    const placesOf = createPlaces()
    seen.files += 1
    for await (const piece of search(textOf(path), (text) => redactor.explain(text))) {
      for (const place of placesOf(piece)) {
        seen.found += 1
        progress.clear()
        if (rows) rows.add({ file, ...place })
        else print(`${file}:${place.line}:${place.column} ${place.rule} ${place.length}\n`)
      }
      seen.characters += piece.text.length
      progress.show(`${Math.round(seen.characters / 1e6)} MB, ${seen.found} found, in ${file}`)
    }
  }

  for (const path of positionals) {
    await tell(path, seen, async () => {
      for (const file of await filesIn(path)) await tell(file, seen, () => scanFile(file))
    })
  }
  progress.clear()
  rows?.end()
  if (seen.unread > 0) return 2
  return seen.found > 0 ? 1 : 0
}

/** One file that cannot be read does not hide the others. */
async function tell(path: string, seen: { unread: number }, work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    complain(`${path}: ${reasonOf(error)}`)
    if (!(error instanceof NotText)) seen.unread += 1
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof NotText) return 'not text, skipped'
  const { errno } = error as NodeJS.ErrnoException
  if (errno === undefined) throw error
  return `not read: ${getSystemErrorMessage(errno)}`
}

/** A JSON array, written row by row: it never has to fit into memory. */
function createRows() {
  let before = '[\n'
  return {
    add(row: Place & { readonly file?: string }): void {
      print(`${before}  ${JSON.stringify(row)}`)
      before = ',\n'
    },
    end: () => print(before === '[\n' ? '[]\n' : '\n]\n'),
  }
}
