import { runWithWorkspaceContext } from '@sva/sdk'
import { workspaceContext } from '@sva/sdk/express'
import type { Session } from '@sva/auth'
import type { Request, RequestHandler, Response } from 'express'
import { personOf, type Person } from '../people.ts'
import type { SessionData } from '../sessions.ts'
import { workspaceById, type Workspace } from '../workspaces.ts'
import { Refusal } from './errors.ts'

declare global {
  namespace Express {
    /** Set by session() of @sva/auth when somebody is signed in. */
    interface Request {
      session?: Session<SessionData>
      sessionToken?: string
    }
    /** What every view can show. */
    interface Locals {
      path?: string
      workspace?: Workspace
      person?: Person
      csrfToken?: string
    }
  }
}

const pathWorkspace = (request: Request) => workspaceById(request.path.split('/')[1])
const fromPath = (request: Request) => pathWorkspace(request)?.id
const fromSession = (request: Request) => request.session?.workspaceId

/**
 * Which municipality a request is for. The session decides; the path may only agree with it,
 * else 403. Pages before signing in have only the path, the choice of a town has neither.
 */
export const inWorkspace = workspaceContext<Request>({
  from: [fromSession, fromPath],
  required: false,
})

/** The context may know a workspace from the session alone; the path must name one by itself. */
export const knownWorkspace: RequestHandler<{ workspace: string }> = (request, _response, next) => {
  next(workspaceById(request.params.workspace) === undefined ? new Refusal('notFound') : undefined)
}

/** What the frame of every page shows; in front of {@link inWorkspace}, so refusals show it too. */
export const frame: RequestHandler = (request, { locals }, next) => {
  const { session } = request
  const workspace = workspaceById(session?.workspaceId) ?? pathWorkspace(request)
  const person = session && personOf(session.workspaceId, session.userId)
  locals.path = request.path
  if (workspace !== undefined) locals.workspace = workspace
  if (person !== undefined) locals.person = person
  if (session !== undefined) locals.csrfToken = session.data.csrfToken
  next()
}

/** Says in the context who is asking; what of it leaves in a log is the monitoring's decision. */
export const asUser: RequestHandler = ({ session }, _response, next) => {
  if (session === undefined) return next()
  runWithWorkspaceContext({ userId: session.userId, sessionId: session.id }, next)
}

/** In front of everything that needs somebody signed in. */
export const signedInOnly: RequestHandler = (_request, response, next) => {
  const { workspace, person } = response.locals
  if (person === undefined) return response.redirect(303, `/${workspace?.id}/anmelden`)
  next()
}

/** Who is signed in and where, for routes behind {@link signedInOnly}. */
export function signedIn(response: Response): { person: Person; workspace: Workspace } {
  const { person, workspace } = response.locals
  if (person === undefined || workspace === undefined) throw new Refusal('notFound')
  return { person, workspace }
}
