import { readLogs, readSpans } from './otlp.ts'
import type { LogLine, Span } from './otlp.ts'
import { readPoints } from './metrics.ts'
import { Redactions } from './redactions.ts'
import { Ring } from './ring.ts'
import { SeriesStore } from './series.ts'
import type { Series } from './series.ts'
import { TraceStore } from './traces.ts'
import type { Trace } from './traces.ts'
import type { Json } from './value.ts'

export type Signal = 'logs' | 'traces' | 'metrics'

export interface Stored<T> {
  readonly id: string
  readonly record: T
}

/** What one request brought. */
export interface Change {
  readonly logs: readonly Stored<LogLine>[]
  readonly traces: readonly Trace[]
  readonly series: readonly Series[]
}

export interface Counts {
  readonly records: number
  readonly logs: number
  readonly spans: number
  readonly points: number
  /** Pieces taken out before sending, at least. */
  readonly redactions: number
  /** Records the sender says it lost (`sva.telemetry.lost`). */
  readonly lost: number
  readonly processes: number
  /** Records by workspace id. */
  readonly workspaces: Readonly<Record<string, number>>
}

/** What fits, oldest out first. Sizes in characters of JSON: together well under 200 MB. */
export const defaultLimits = {
  logs: { entries: 5_000, size: 16_000_000 },
  traces: { entries: 1_000, size: 24_000_000 },
  series: { entries: 1_000, size: 4_000_000 },
}
const maxNames = 500

export class Store {
  readonly redactions = new Redactions()
  readonly #logs: Ring<Stored<LogLine>>
  readonly #traces: TraceStore
  readonly #series: SeriesStore
  readonly #received = { logs: 0, spans: 0, points: 0 }
  readonly #workspaces = new Map<string, number>()
  readonly #processes = new Set<string>()
  #ids = 0

  constructor(limits = defaultLimits) {
    this.#logs = new Ring(limits.logs)
    this.#traces = new TraceStore(limits.traces)
    this.#series = new SeriesStore(limits.series)
  }

  /** Takes a whole request in, or throws before anything of it is kept. */
  ingest(signal: Signal, body: Json): Change {
    const logs = signal === 'logs' ? readLogs(body) : []
    const spans = signal === 'traces' ? readSpans(body) : []
    const points = signal === 'metrics' ? readPoints(body) : []
    this.#received.logs += logs.length
    this.#received.spans += spans.length
    this.#received.points += points.length
    for (const { process } of [...logs, ...spans, ...points]) this.#meet(process)
    for (const point of points) this.redactions.count(point)
    return {
      logs: logs.map((log) => this.#addLog(log)),
      traces: [...new Set(spans.map((span) => this.#addSpan(span)))],
      series: [...new Map(points.map((p) => [p.series, this.#series.add(p)])).values()],
    }
  }

  counts(): Counts {
    const { logs, spans, points } = this.#received
    const lost = this.#series.all().filter(({ last }) => last.name === 'sva.telemetry.lost')
    return {
      records: logs + spans + points,
      logs,
      spans,
      points,
      redactions: this.redactions.pieces,
      lost: lost.reduce((sum, { last }) => sum + last.value, 0),
      processes: this.#processes.size,
      workspaces: Object.fromEntries(this.#workspaces),
    }
  }

  /** Everything that is still held, oldest first. */
  all(): Change {
    return {
      logs: this.#logs.values(),
      traces: this.#traces.all(),
      series: this.#series.all(),
    }
  }

  trace(traceId: string): { trace: Trace; logs: Stored<LogLine>[] } | undefined {
    const trace = this.#traces.get(traceId)
    const logs = this.#logs.values().filter(({ record }) => record.traceId === traceId)
    return trace && { trace, logs }
  }

  log(id: string): LogLine | undefined {
    return this.#logs.get(id)?.record
  }

  span(id: string): Span | undefined {
    const traces = this.#traces.all().flatMap((trace) => [...trace.spans.values()])
    return traces.find((span) => span.id === id)
  }

  series(id: string): Series | undefined {
    return this.#series.all().find((series) => series.id === id)
  }

  #addLog(record: LogLine): Stored<LogLine> {
    const stored = { id: `l${++this.#ids}`, record }
    this.#logs.set(stored.id, stored, record.size)
    this.#note(record, stored.id)
    return stored
  }

  #addSpan(span: Span): Trace {
    const id = `s${++this.#ids}`
    this.#note(span, id)
    return this.#traces.add(span, id)
  }

  #note(record: LogLine | Span, id: string): void {
    this.redactions.see(record, id)
    const count = this.#workspaces.get(record.workspace)
    if (!record.workspace || (!count && this.#workspaces.size >= maxNames)) return
    this.#workspaces.set(record.workspace, (count ?? 0) + 1)
  }

  #meet(process: string): void {
    if (this.#processes.size < maxNames) this.#processes.add(process)
  }
}
