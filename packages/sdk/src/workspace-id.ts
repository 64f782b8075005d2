import { SvaError } from './errors.ts'

/** 1-64 characters: it becomes a label, a file name and a part of a URL, so it stays plain. */
const workspaceId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

export function isWorkspaceId(value: unknown): value is string {
  return typeof value === 'string' && workspaceId.test(value)
}

/** Never echoes the value: it may come from a header, and so be anything. */
export function assertWorkspaceId(value: unknown): asserts value is string {
  if (isWorkspaceId(value)) return
  throw new SvaError(
    'SVA_WORKSPACE_ID_INVALID',
    `The workspace id (${typeof value}) is not 1-64 characters of A-Z a-z 0-9 . _ - starting with a letter or digit.`,
    'pass the technical id of the workspace, not its name or a user id',
    { status: 400 },
  )
}
