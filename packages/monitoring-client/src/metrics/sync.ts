import {
  context as contextApi,
  type Attributes,
  type Context,
  type Counter,
  type Gauge,
  type Histogram,
  type UpDownCounter,
} from '@opentelemetry/api'
import { getWorkspaceContext } from '@sva/sdk'
import { WORKSPACE_ID, workspaceOf, workspaceOfRequest } from '../attribution.ts'
import type { CleanLabels } from '../labels.ts'
import type { SeriesBudget } from './series-budget.ts'

export interface FacadeOptions {
  readonly cleanLabels: CleanLabels
  /** Labels that were cleaned here, so that the View behind does not do it again. */
  readonly cleaned: WeakSet<Attributes>
  /** The budget of an instrument, by name: making it again does not start a new one. */
  readonly budgetOf: (name: string) => SeriesBudget
}

type Measure = (value: number, labels?: Attributes, context?: Context) => void

/** Labels are cleaned and the workspace is added at the call, before anything is aggregated. */
function measure(name: string, options: FacadeOptions, inner: Measure): Measure {
  const budget = options.budgetOf(name)
  // The duration of a request is recorded when it has ended, in whoever's tick that was.
  const ofRequest = name.startsWith('http.server.')
  return (value, labels = {}, context) => {
    // JavaScript callers pass anything: a symbol throws in the SDK, one NaN makes a sum NaN for ever.
    if (!Number.isFinite(value)) return
    let fitting: Attributes = {}
    try {
      fitting = budget.fit(attribute(options.cleanLabels(labels), ofRequest, context))
    } catch {
      // A hostile label object costs its measurement's labels, never the request.
    }
    options.cleaned.add(fitting)
    inner(value, fitting, context)
  }
}

function attribute(
  labels: Attributes,
  ofRequest: boolean,
  context: Context | undefined,
): Attributes {
  const workspaceId =
    (ofRequest ? workspaceOfRequest(context ?? contextApi.active()) : undefined) ??
    (context === undefined ? getWorkspaceContext().workspaceId : workspaceOf(context))
  // The context knows better than a label; without one, the label is all there is.
  return workspaceId === undefined ? { ...labels } : { ...labels, [WORKSPACE_ID]: workspaceId }
}

export function adding<T extends Counter | UpDownCounter>(
  name: string,
  options: FacadeOptions,
  inner: T,
): T {
  return { add: measure(name, options, inner.add.bind(inner)) } as T
}

export function recording<T extends Histogram | Gauge>(
  name: string,
  options: FacadeOptions,
  inner: T,
): T {
  return { record: measure(name, options, inner.record.bind(inner)) } as T
}
