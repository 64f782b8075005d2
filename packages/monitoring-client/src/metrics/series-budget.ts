import type { Attributes } from '@opentelemetry/api'
import { WORKSPACE_ID } from '../attribution.ts'

/** https://opentelemetry.io/docs/specs/otel/metrics/sdk/#overflow-attribute */
const overflow: Attributes = { [WORKSPACE_ID]: '_other', 'otel.metric.overflow': true }

/**
 * Bounds the series of one instrument over its whole life and per workspace, so that a noisy
 * neighbour cannot take another's only series. (The SDK's limit starts anew with every export,
 * so a cumulative backend sees it many times over.)
 */
export class SeriesBudget {
  readonly #perWorkspace = new Map<unknown, Set<string>>()
  readonly #limit: number
  readonly #onFold: () => void
  #series = 0

  constructor(limit: number, onFold: () => void) {
    this.#limit = limit
    this.#onFold = onFold
  }

  fit(labels: Attributes): Attributes {
    const workspace = labels[WORKSPACE_ID]
    let known = this.#perWorkspace.get(workspace)
    const key = seriesKey(labels)
    if (known?.has(key) === true) return labels
    if (!this.#room(known)) {
      this.#onFold()
      return overflow
    }
    if (known === undefined) this.#perWorkspace.set(workspace, (known = new Set()))
    known.add(key)
    this.#series += 1
    return labels
  }

  /** The first workspaces may use half of the budget alone; the other half is for newcomers. */
  #room(known: Set<string> | undefined): boolean {
    if (this.#series >= this.#limit) return false
    return known === undefined || known.size < Math.max(1, this.#limit / 2)
  }
}

function seriesKey(labels: Attributes): string {
  let key = ''
  for (const name in labels) key += `${name}\u0001${String(labels[name])}\u0002`
  return key
}

/** One budget a name, made when it is first asked for. */
export function createBudgets(limit: number, onFold: () => void): (name: string) => SeriesBudget {
  const budgets = new Map<string, SeriesBudget>()
  return (name) => {
    let budget = budgets.get(name)
    if (budget === undefined) budgets.set(name, (budget = new SeriesBudget(limit, onFold)))
    return budget
  }
}
