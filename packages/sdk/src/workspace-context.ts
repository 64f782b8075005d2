/** Who the current work is for. Frozen; nothing can change it from the inside. */
export interface WorkspaceContext {
  readonly workspaceId?: string
  readonly requestId?: string
  readonly userId?: string
  readonly sessionId?: string
}
