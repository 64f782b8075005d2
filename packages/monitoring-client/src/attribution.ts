import { createContextKey, type Context, type Span } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { getRPCMetadata } from '@opentelemetry/core'
import { channelNames, getWorkspaceContext, type WorkspaceEntered } from '@sva/sdk'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { context } from '@opentelemetry/api'

/** The attribute that says whose record this is, on every signal. */
export const WORKSPACE_ID = 'workspace_id'

const workspaceKey = createContextKey('sva.workspace_id')
let managed = false

/**
 * Carries the workspace inside OpenTelemetry's own context. A library that keeps that context and
 * emits later from somewhere else (winston's buffer) then still names the right workspace.
 */
export class WorkspaceContextManager extends AsyncLocalStorageContextManager {
  // Deriving copies a map; most calls in a request derive from the same context.
  readonly #derived = new WeakMap<Context, Context>()

  override active(): Context {
    const active = super.active()
    const { workspaceId } = getWorkspaceContext()
    if (active.getValue(workspaceKey) === workspaceId) return active
    const known = this.#derived.get(active)
    if (known !== undefined && known.getValue(workspaceKey) === workspaceId) return known
    const derived =
      workspaceId === undefined
        ? active.deleteValue(workspaceKey)
        : active.setValue(workspaceKey, workspaceId)
    this.#derived.set(active, derived)
    return derived
  }

  override enable(): this {
    managed = true
    return super.enable()
  }

  override disable(): this {
    managed = false
    return super.disable()
  }
}

/** The workspace of a record: from the context it was made in, never from whoever flushes it. */
export function workspaceOf(context: Context | undefined): string | undefined {
  if (managed && context !== undefined) {
    return context.getValue(workspaceKey) as string | undefined
  }
  return getWorkspaceContext().workspaceId
}

// A server span starts before any adapter runs, and may end in another workspace's tick (a
// batcher that answers several requests), so its workspace is kept on it. A property of our own,
// for a WeakMap of every span costs as much as the rest of the gate.
const spanWorkspace = Symbol('sva.workspace_id')

interface Attributed {
  [spanWorkspace]?: string
}

export function workspaceOfSpan(span: object): string | undefined {
  return (span as Attributed)[spanWorkspace]
}

export function rememberSpan(span: object, workspaceId: string): void {
  ;(span as Attributed)[spanWorkspace] = workspaceId
}

/** The workspace of the server request that `context` belongs to. */
export function workspaceOfRequest(context: Context): string | undefined {
  const span = getRPCMetadata(context)?.span
  return span === undefined ? undefined : workspaceOfSpan(span)
}

/** The first workspace entered inside a server request is the request's; nested ones are work. */
function onWorkspaceEntered(message: unknown): void {
  const { workspaceId } = (message as WorkspaceEntered).context
  const span: Span | undefined = getRPCMetadata(context.active())?.span
  if (workspaceId === undefined || span === undefined) return
  if (workspaceOfSpan(span) !== undefined) return
  rememberSpan(span, workspaceId)
  span.setAttribute(WORKSPACE_ID, workspaceId)
}

/** @returns the function that ends it */
export function attributeServerSpans(): () => void {
  subscribe(channelNames.workspaceEntered, onWorkspaceEntered)
  return () => unsubscribe(channelNames.workspaceEntered, onWorkspaceEntered)
}
