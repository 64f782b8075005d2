export {
  bindWorkspaceContext,
  carryWorkspaceContext,
  getWorkspaceContext,
  requireWorkspaceContext,
  runWithoutWorkspaceContext,
  runWithWorkspaceContext,
} from './observability/context.ts'
export type { WorkspaceContext } from './workspace-context.ts'
export { isWorkspaceId } from './workspace-id.ts'
export { SvaError } from './errors.ts'
export {
  channelNames,
  type SessionOperation,
  type WorkspaceEntered,
  type WorkspaceFailed,
  type WorkspaceRefused,
} from './channels.ts'
