import type { Counter, Histogram, MeterProvider, ObservableResult } from '@opentelemetry/api'
import type { Hatch, Position } from '@sva/redaction'
import {
  channelNames,
  type SessionOperation,
  type WorkspaceFailed,
  type WorkspaceRefused,
} from '@sva/sdk'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Ledgers } from './ledger.ts'
import { createLogger } from './logger.ts'

const logger = createLogger({ component: 'workspace' })

/** Bounds of a duration in seconds, as the semantic conventions for HTTP advise; the default is for ms. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/** Counts by rule or hatch, and position: a closed list each, never a value. */
export class PieceCounts<By extends string> {
  readonly #label: 'sva.redaction.rule' | 'sva.redaction.hatch'
  readonly #counts = new Map<string, { by: By; position: Position; pieces: number }>()

  constructor(label: 'sva.redaction.rule' | 'sva.redaction.hatch') {
    this.#label = label
  }

  count(by: By, position: Position): void {
    const key = `${by} ${position}`
    const known = this.#counts.get(key)
    if (known === undefined) this.#counts.set(key, { by, position, pieces: 1 })
    else known.pieces += 1
  }

  observe(result: ObservableResult): void {
    for (const { by, position, pieces } of this.#counts.values()) {
      result.observe(pieces, { [this.#label]: by, 'sva.redaction.position': position })
    }
  }
}

/** What the redactor has taken out, and what a hatch has let out. */
export interface RedactionCounts {
  readonly replaced: PieceCounts<string>
  readonly exempted: PieceCounts<Hatch>
}

export function createRedactionCounts(): RedactionCounts {
  return {
    replaced: new PieceCounts('sva.redaction.rule'),
    exempted: new PieceCounts('sva.redaction.hatch'),
  }
}

/**
 * What we tell about ourselves: docs/reference/own-metrics.md.
 *
 * @returns the function that ends it
 */
export function publishOwnMetrics(
  provider: MeterProvider,
  redactions: RedactionCounts,
  ledgers: Ledgers,
  foldedSeries: () => number,
): () => void {
  const meter = provider.getMeter('@sva/monitoring-client')
  meter
    .createObservableCounter('sva.redaction.replacements', {
      description: 'Pieces of text and fields taken out before they left',
    })
    .addCallback((result) => redactions.replaced.observe(result))
  meter
    .createObservableCounter('sva.redaction.exempted', {
      description: 'Values that the redaction policy let out on purpose',
    })
    .addCallback((result) => redactions.exempted.observe(result))
  meter
    .createObservableCounter('sva.telemetry.lost', {
      description: 'Records that were made and did not arrive',
    })
    .addCallback((result) => {
      for (const signal of ['logs', 'traces'] as const) {
        for (const [reason, records] of ledgers[signal].losses) {
          result.observe(records, { 'sva.signal': signal, 'sva.reason': reason })
        }
      }
    })
  meter
    .createObservableCounter('sva.metrics.folded', {
      description: 'Measurements folded into _other because an instrument had too many series',
    })
    .addCallback((result) => {
      if (foldedSeries() > 0) result.observe(foldedSeries())
    })
  return listen({
    [channelNames.workspaceRefused]: refusals(
      meter.createCounter('sva.workspace.refused', {
        description: 'Requests refused because they named no workspace, or two',
      }),
    ),
    [channelNames.workspaceFailed]: logFailure,
    [channelNames.sessionOperation]: duration(
      meter.createHistogram('sva.session.operation.duration', {
        unit: 's',
        description: 'Operations of the session store',
        advice: { explicitBucketBoundaries: seconds },
      }),
    ),
  })
}

type Listener = (message: unknown) => void

function refusals(counter: Counter): Listener {
  return (message) => counter.add(1, { 'sva.reason': (message as WorkspaceRefused).reason })
}

/** The client was told a code only; this is where the reason goes. */
function logFailure(message: unknown): void {
  const { error } = message as WorkspaceFailed
  logger.error('a workspace source failed', { action: 'WORKSPACE_SOURCE_FAILED', error })
}

function duration(histogram: Histogram): Listener {
  return (message) => {
    const { operation, outcome, duration } = message as SessionOperation
    histogram.record(duration, { 'sva.session.operation': operation, 'sva.outcome': outcome })
  }
}

function listen(listeners: Readonly<Record<string, Listener>>): () => void {
  const entries = Object.entries(listeners)
  for (const [name, listener] of entries) subscribe(name, listener)
  return () => {
    for (const [name, listener] of entries) unsubscribe(name, listener)
  }
}
