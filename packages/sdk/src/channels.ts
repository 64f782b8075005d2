import { channel } from 'node:diagnostics_channel'
import type { WorkspaceContext } from './workspace-context.ts'

/**
 * Where the packages meet without importing each other (`node:diagnostics_channel`).
 * A message is published synchronously and costs nothing while nobody listens.
 */
export const channelNames = {
  /** runWithWorkspaceContext() is about to run: {@link WorkspaceEntered}. */
  workspaceEntered: 'sva.workspace.entered',
  /** An adapter refused a request: {@link WorkspaceRefused}. */
  workspaceRefused: 'sva.workspace.refused',
  /** A source could not tell the workspace, so the request is answered 5xx: {@link WorkspaceFailed}. */
  workspaceFailed: 'sva.workspace.failed',
  /** A session store finished an operation: {@link SessionOperation}. */
  sessionOperation: 'sva.session.operation',
} as const

export interface WorkspaceEntered {
  readonly context: WorkspaceContext
}

export interface WorkspaceRefused {
  readonly reason: 'missing' | 'invalid' | 'conflict'
}

export interface WorkspaceFailed {
  /** What the source threw; for the log, never for the client. */
  readonly error: unknown
}

export interface SessionOperation {
  readonly operation: 'create' | 'get' | 'update' | 'rotate' | 'revoke' | 'list' | 'revoke_all'
  /** What came of it, e.g. `active`, `absent`, `unavailable`; from a closed list, never an id. */
  readonly outcome: string
  /** Seconds, as OpenTelemetry measures durations. */
  readonly duration: number
}

export const workspaceEntered = channel(channelNames.workspaceEntered)
export const workspaceRefused = channel(channelNames.workspaceRefused)
export const workspaceFailed = channel(channelNames.workspaceFailed)
