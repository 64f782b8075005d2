import { randomBytes } from 'node:crypto'
import { SessionStoreUnavailable, type SessionCookie } from '@sva/auth'
import { createLogger } from '@sva/monitoring-client'
import { Router, type ErrorRequestHandler } from 'express'
import { peopleOf, personOf } from './people.ts'
import type { Sessions } from './sessions.ts'
import { Refusal } from './web/errors.ts'
import { knownWorkspace } from './web/who.ts'

const logger = createLogger({ component: 'sign-in' })

/** A real app sends people to its identity provider here; what follows after that is the same. */
export function signInRoutes(sessions: Sessions, cookie: SessionCookie): Router {
  const router = Router()

  router.get('/:workspace/anmelden', knownWorkspace, (request, response) => {
    response.render('sign-in', { title: 'Anmelden', people: peopleOf(request.params.workspace) })
  })

  router.post('/:workspace/anmelden', knownWorkspace, async (request, response) => {
    const person = personOf(request.params.workspace, String(request.body?.person))
    if (person === undefined) throw new Refusal('notUnderstood')
    // A session from before never becomes the new one (session fixation).
    if (request.sessionToken !== undefined) await sessions.revoke(request.sessionToken)
    const { token } = await sessions.create(
      { workspaceId: person.workspaceId, userId: person.id },
      { csrfToken: randomBytes(32).toString('base64url') },
    )
    cookie.set(response, token)
    logger.info('signed in', { action: 'SIGNED_IN' })
    response.redirect(303, `/${person.workspaceId}/antraege`)
  })

  router.post('/abmelden', async (request, response) => {
    if (request.sessionToken !== undefined) await sessions.revoke(request.sessionToken)
    cookie.clear(response)
    logger.info('signed out', { action: 'SIGNED_OUT' })
    response.redirect(303, '/')
  })

  return router
}

/** Signing out while the store is down: this browser forgets, and nobody claims that it worked. */
export function signOutFailed(cookie: SessionCookie): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (!(error instanceof SessionStoreUnavailable)) return next(error)
    cookie.clear(response)
    next(new Refusal('notSignedOut', { cause: error }))
  }
}
