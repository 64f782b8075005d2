import type { IncomingMessage } from 'node:http'
import { randomUUID } from 'node:crypto'
import {
  workspaceFailed,
  workspaceRefused,
  type WorkspaceFailed,
  type WorkspaceRefused,
} from '../channels.ts'
import { SvaError } from '../errors.ts'
import type { WorkspaceContext } from '../workspace-context.ts'
import { isWorkspaceId } from '../workspace-id.ts'

/** Says which workspace a request is for, or `undefined` when it cannot tell. */
export type Source<Request> = (request: Request) => string | undefined | Promise<string | undefined>

export interface WorkspaceContextOptions<Request> {
  /** Asked in order: the first answer wins; a later one that disagrees refuses the request. */
  readonly from: Source<Request> | readonly Source<Request>[]
  /** Refuse a request that names no workspace. Default: true. */
  readonly required?: boolean
}

/**
 * Reads the workspace from a request header. A header is input, not identity: behind a gateway
 * that sets it this is enough; otherwise put a source that knows the session in front of it.
 */
export function fromHeader(name: string): Source<IncomingMessage> {
  const key = name.toLowerCase()
  return function fromHeader(request) {
    const value = request.headers[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
}

/** OWASP Logging Cheat Sheet: an id from outside is input; its length and alphabet are checked. */
const requestId = /^[\w.:-]{1,128}$/

/**
 * The context of one request.
 *
 * @throws SvaError with status 400 (missing, invalid) or 403 (two sources disagree); whatever a
 * source throws.
 */
export async function resolveContext<Request extends IncomingMessage>(
  request: Request,
  options: WorkspaceContextOptions<Request>,
): Promise<WorkspaceContext> {
  const sources = typeof options.from === 'function' ? [options.from] : options.from
  let workspaceId: string | undefined
  for (const source of sources) {
    const answer = await ask(source, request)
    if (answer === undefined) continue
    if (!isWorkspaceId(answer)) throw refusal('invalid')
    if (workspaceId !== undefined && answer !== workspaceId) throw refusal('conflict')
    workspaceId = answer
  }
  if (workspaceId === undefined && options.required !== false) throw refusal('missing')
  const header = request.headers['x-request-id']
  return {
    ...(workspaceId === undefined ? {} : { workspaceId }),
    requestId: typeof header === 'string' && requestId.test(header) ? header : randomUUID(),
  }
}

async function ask<Request>(source: Source<Request>, request: Request) {
  try {
    return await source(request)
  } catch (error) {
    if (statusOf(error) >= 500) workspaceFailed.publish({ error } satisfies WorkspaceFailed)
    throw error
  }
}

/** What to answer when telling the workspace ended in this error. */
export function statusOf(error: unknown): number {
  return (error instanceof SvaError ? error.status : undefined) ?? 500
}

const refusals = {
  missing: {
    code: 'SVA_WORKSPACE_MISSING',
    status: 400,
    what: 'The request names no workspace.',
    fix: 'send it where the `from` sources of workspaceContext() look, or pass required: false',
  },
  invalid: {
    code: 'SVA_WORKSPACE_ID_INVALID',
    status: 400,
    what: 'The request names a workspace that is not an id.',
    fix: 'send 1-64 characters of A-Z a-z 0-9 . _ - starting with a letter or digit',
  },
  conflict: {
    code: 'SVA_WORKSPACE_CONFLICT',
    status: 403,
    what: 'The request names two different workspaces.',
    fix: 'sign in to the workspace that the request is for',
  },
} as const

function refusal(reason: WorkspaceRefused['reason']): SvaError {
  workspaceRefused.publish({ reason } satisfies WorkspaceRefused)
  const { code, status, what, fix } = refusals[reason]
  return new SvaError(code, what, fix, { status })
}
