import { AsyncLocalStorage } from 'node:async_hooks'
import { workspaceEntered, type WorkspaceEntered } from '../channels.ts'
import { SvaError } from '../errors.ts'
import type { WorkspaceContext } from '../workspace-context.ts'
import { assertWorkspaceId } from '../workspace-id.ts'

const empty: WorkspaceContext = Object.freeze({})

// One storage a process, even with two copies of this package installed: a second one would
// silently see no workspace. The symbol carries the version of the stored shape.
const key = Symbol.for('@sva/sdk.workspace-context.v1')
const globals = globalThis as unknown as Record<
  symbol,
  AsyncLocalStorage<WorkspaceContext> | undefined
>
const storage = (globals[key] ??= new AsyncLocalStorage<WorkspaceContext>())

/**
 * Runs `fn` for a workspace. The context follows every await, timer and promise started inside.
 *
 * Merges over the enclosing context; entering another workspace inherits only the `requestId`,
 * so a user or session never crosses a border.
 *
 * @throws SvaError SVA_WORKSPACE_ID_INVALID, also without a context and for a written-out
 * `workspaceId: undefined`: losing the workspace on purpose is {@link runWithoutWorkspaceContext}.
 * @example
 * runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () => logger.info('receipt sent'))
 */
export function runWithWorkspaceContext<T>(context: WorkspaceContext, fn: () => T): T {
  const merged = merge(getWorkspaceContext(), context)
  if (workspaceEntered.hasSubscribers) {
    workspaceEntered.publish({ context: merged } satisfies WorkspaceEntered)
  }
  return storage.run(merged, fn)
}

function merge(outer: WorkspaceContext, inner: WorkspaceContext): WorkspaceContext {
  // What came out of a queue may be anything, also nothing: its type is only a promise.
  if (!inner || 'workspaceId' in inner) assertWorkspaceId(inner?.workspaceId)
  const stays = inner.workspaceId === undefined || inner.workspaceId === outer.workspaceId
  const inherited = stays
    ? outer
    : outer.requestId === undefined
      ? empty
      : { requestId: outer.requestId }
  return Object.freeze({ ...inherited, ...inner })
}

/** The current context; outside of any, always the same frozen empty one. */
export function getWorkspaceContext(): WorkspaceContext {
  return storage.getStore() ?? empty
}

/**
 * The current context, for code that must not run without a workspace.
 *
 * @throws SvaError SVA_WORKSPACE_MISSING
 */
export function requireWorkspaceContext(): WorkspaceContext & { readonly workspaceId: string } {
  const context = getWorkspaceContext()
  if (hasWorkspace(context)) return context
  throw new SvaError(
    'SVA_WORKSPACE_MISSING',
    'requireWorkspaceContext() was called outside of runWithWorkspaceContext().',
    'wrap the entry point of this work: runWithWorkspaceContext({ workspaceId }, handler)',
  )
}

function hasWorkspace(
  context: WorkspaceContext,
): context is WorkspaceContext & { readonly workspaceId: string } {
  return context.workspaceId !== undefined
}

/** Runs `fn` for nobody: clients, pools and timers that outlive a request are made in here. */
export function runWithoutWorkspaceContext<T>(fn: () => T): T {
  return storage.run(empty, fn)
}

/**
 * Ties `fn` to the context of this moment, for callbacks that are called from elsewhere
 * (event emitters, pools, hand-written queues).
 */
export function bindWorkspaceContext<A extends unknown[], R>(
  fn: (...args: A) => R,
): (...args: A) => R {
  const context = getWorkspaceContext()
  return function bound(this: unknown, ...args: A): R {
    return storage.run(context, () => fn.apply(this, args))
  }
}

/**
 * The part of the context that may travel in a queue's message: plain data, no person in it.
 *
 * @example
 * await queue.add({ ...job, context: carryWorkspaceContext() })
 * // in the worker:
 * runWithWorkspaceContext(job.context, () => handle(job))
 */
export function carryWorkspaceContext(): Pick<WorkspaceContext, 'workspaceId' | 'requestId'> {
  const { workspaceId, requestId } = getWorkspaceContext()
  return {
    ...(workspaceId === undefined ? {} : { workspaceId }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}
