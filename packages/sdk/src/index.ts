export {
  bindWorkspaceContext,
  carryWorkspaceContext,
  getWorkspaceContext,
  requireWorkspaceContext,
  runWithoutWorkspaceContext,
  runWithWorkspaceContext,
  type WorkspaceContext,
} from './observability/context.ts'
export { isWorkspaceId } from './workspace-id.ts'
export { SvaError } from './errors.ts'
export {
  channelNames,
  type SessionOperation,
  type WorkspaceEntered,
  type WorkspaceRefused,
} from './channels.ts'
