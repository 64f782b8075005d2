import type { Signal } from '@sva/viewer'
import type { Cell, Planting } from './planted/table.ts'
import { readRecords, textWith } from './records.ts'
import { Search } from './search.ts'
import type { Encoding } from './encodings.ts'

/** What the search looks for: something that must not arrive, or something that must. */
interface Sought {
  readonly planting: Planting
  readonly canary: boolean
}

/** A text of an app and what became of it, for people to look at. */
export interface Pair {
  readonly wrote: string
  readonly left: string
}

/** Everything that is known about what was written and what arrived. */
export class Evidence {
  /** A workspace in which a record arrived that belongs to another one, or to none. */
  readonly misplaced = new Set<Cell>()
  /** Business actions that arrived, and those that the traffic saw succeed. */
  readonly actions = new Map<string, number>()
  readonly expected = new Map<string, number>()
  readonly #search = new Search<Sought>()
  readonly #cells: ReadonlyMap<string, Cell>
  readonly #onPair: (pair: Pair) => void
  readonly #wanted = new Map<string, string>()
  readonly #plantings = new Set<Planting>()
  readonly #records = new Map<Signal, number>()
  #first: number | undefined
  #latest = 0

  readonly #attributed: boolean

  /** `attributed`: whether records are expected to know their workspace (plain ones do not). */
  constructor(
    cells: readonly Cell[],
    options: { readonly attributed: boolean; readonly onPair: (pair: Pair) => void },
  ) {
    this.#attributed = options.attributed
    this.#onPair = options.onPair
    this.#cells = new Map(cells.map((cell) => [cell.canary, cell]))
    for (const cell of cells) this.#search.add({ planting: cell, canary: true }, cell.canary)
    for (const cell of cells) this.#seek(cell)
  }

  /** A value that turned up while the tour runs: a session token, what a person typed. */
  plant(planting: Planting): void {
    this.#plantings.add(planting)
    this.#seek(planting)
  }

  /** Values of {@link plant}: written by then, every one of them. */
  get plantings(): ReadonlySet<Planting> {
    return this.#plantings
  }

  /** Something that the app has done: its record must arrive. */
  expect(action: string, workspaceId: string): void {
    this.#count(this.expected, action, workspaceId)
  }

  /** Shows a text beside the first one that arrives with `mark` in it. */
  show(wrote: string, mark: string): void {
    this.#wanted.set(mark, wrote)
  }

  body(signal: Signal, bytes: Uint8Array): void {
    this.#search.scan(bytes)
    this.#latest = performance.now()
    this.#first ??= this.#latest
    const records = readRecords(signal, bytes)
    this.#records.set(signal, (this.#records.get(signal) ?? 0) + records.length)
    for (const { workspaceId, action, record, json } of records) {
      if (action !== undefined) this.#count(this.actions, action, workspaceId)
      for (const [canary] of json.matchAll(/canary-\d{4}/g)) {
        const cell = this.#cells.get(canary)
        if (cell !== undefined && this.#elsewhere(cell, workspaceId)) this.misplaced.add(cell)
      }
      for (const [mark, wrote] of this.#wanted) {
        const left = json.includes(mark) ? textWith(mark, record) : undefined
        if (left === undefined) continue
        this.#wanted.delete(mark)
        this.#onPair({ wrote, left })
      }
    }
  }

  /** Also searched: what the processes print goes into a file. */
  line(text: string): void {
    this.#search.scan(Buffer.from(text))
  }

  /** In which encodings each planted value arrived. */
  arrived(): ReadonlyMap<Planting, ReadonlySet<Encoding>> {
    return this.#found(false)
  }

  canaries(): ReadonlySet<Planting> {
    return new Set(this.#found(true).keys())
  }

  /** How many records of each signal arrived a second: logs, spans, data points. */
  perSecond(): ReadonlyMap<Signal, number> {
    const seconds = Math.max(1, (this.#latest - (this.#first ?? 0)) / 1_000)
    return new Map([...this.#records].map(([signal, records]) => [signal, records / seconds]))
  }

  get bytes(): number {
    return this.#search.bytes
  }

  #seek(planting: Planting): void {
    const sought = { planting, canary: false }
    for (const needle of planting.needles) this.#search.add(sought, needle)
  }

  #found(canary: boolean): Map<Planting, ReadonlySet<Encoding>> {
    const entries = [...this.#search.found].filter(([sought]) => sought.canary === canary)
    return new Map(entries.map(([{ planting }, encodings]) => [planting, encodings]))
  }

  #elsewhere(cell: Cell, workspaceId: string | undefined): boolean {
    return this.#attributed && cell.workspaceId !== workspaceId
  }

  #count(counts: Map<string, number>, action: string, workspaceId: string | undefined): void {
    const name = this.#attributed ? `${action} in ${workspaceId}` : action
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
}
