import { markersIn } from './markers.ts'
import type { LogLine, Span } from './otlp.ts'
import type { Point } from './metrics.ts'
import { valueOf } from './value.ts'

const counter = 'sva.redaction.replacements'
const maxRows = 2_000

/** A rule at a position: what the sender counted, and what is to be seen in the records. */
export interface Redaction {
  readonly rule: string
  readonly position: string
  counted: number
  readonly seen: Map<string, Sighting>
}

/** Markers seen in one workspace's records. */
interface Sighting {
  count: number
  /** Id of the last record that holds one. */
  record: string
}

export class Redactions {
  readonly #rows = new Map<string, Redaction>()
  /** A counter starts anew with its process: the highest value of each start, added up. */
  readonly #counters = new Map<string, number>()
  #counted = 0
  #seen = 0

  /**
   * How many pieces were taken out, at least. The counter comes late (once per export) and markers
   * do not show what vanished whole (metric labels): each is too low, so the higher one is nearer.
   */
  get pieces(): number {
    return Math.max(this.#counted, this.#seen)
  }

  all(): Redaction[] {
    return [...this.#rows.values()]
  }

  count(point: Point): void {
    if (point.name !== counter) return
    const key = `${point.series} ${point.start}`
    const before = this.#counters.get(key) ?? 0
    if (!this.#counters.has(key) && this.#counters.size >= maxRows) return
    const now = point.delta ? before + point.value : Math.max(before, point.value)
    this.#counters.set(key, now)
    const position = valueOf(point.labels, 'sva.redaction.position')
    this.#counted += now - before
    const row = this.#row(valueOf(point.labels, 'sva.redaction.rule'), position)
    if (row) row.counted += now - before
  }

  see(record: LogLine | Span, id: string): void {
    for (const [position, texts] of placesIn(record)) {
      for (const rule of texts.flatMap(markersIn)) this.#sight(rule, position, record.workspace, id)
    }
    const position = 'body' in record ? 'log.attributes' : 'span.attributes'
    for (const _key of record.dropped) this.#sight('dropped-key', position, record.workspace, id)
  }

  #sight(rule: string, position: string, workspace: string, id: string): void {
    this.#seen += 1
    const seen = this.#row(rule, position)?.seen
    if (!seen || (!seen.has(workspace) && seen.size >= maxRows)) return
    const sighting = seen.get(workspace) ?? { count: 0, record: id }
    seen.set(workspace, sighting)
    sighting.count += 1
    sighting.record = id
  }

  #row(rule: string, position: string): Redaction | undefined {
    const key = `${rule} ${position}`
    const row = this.#rows.get(key)
    if (row || this.#rows.size >= maxRows) return row
    const fresh = { rule, position, counted: 0, seen: new Map<string, Sighting>() }
    this.#rows.set(key, fresh)
    return fresh
  }
}

function placesIn(record: LogLine | Span): [string, string[]][] {
  const attributes = record.attributes.map(({ text }) => text)
  if ('body' in record)
    return [
      ['log.body', [record.body]],
      ['log.attributes', attributes],
    ]
  return [
    ['span.name', [record.name]],
    ['span.attributes', attributes],
    ['span.status', [record.statusMessage]],
    ['span.events', record.events.flatMap((event) => event.attributes.map(({ text }) => text))],
  ]
}
