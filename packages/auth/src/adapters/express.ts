import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SessionCookie } from '../cookie.ts'
import type { Session, SessionStore } from '../session.ts'

/** Express' middleware, by shape: this package does not need Express at run time. */
export type Middleware = (
  request: WithSession<unknown>,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void

/**
 * What {@link session} puts on a request, when somebody is signed in. An app says once what its
 * sessions hold, and every handler knows:
 *
 * @example
 * declare global {
 *   namespace Express {
 *     interface Request { session?: Session<SessionData>; sessionToken?: string }
 *   }
 * }
 */
export interface WithSession<T> extends IncomingMessage {
  session?: Session<T>
  /** For update, rotate and revoke. Never log it. */
  sessionToken?: string
}

/**
 * Reads the cookie and puts `request.session` and `request.sessionToken`; a request of nobody goes
 * on without them. An authenticated response is not cached. A store that is down goes to the error
 * handler as an SvaError with status 503.
 *
 * @example
 * const cookie = createSessionCookie({ origin: 'https://buergerservice.example' })
 * app.use(session({ store, cookie }))
 */
export function session<T>(options: {
  readonly store: SessionStore<T>
  readonly cookie: SessionCookie
}): Middleware {
  const { store, cookie } = options

  async function signIn(request: WithSession<unknown>, response: ServerResponse) {
    const token = cookie.read(request)
    if (token === undefined) return
    const found = await store.get(token)
    if (found.status !== 'active') return
    request.session = found.session
    request.sessionToken = token
    response.setHeader('Cache-Control', 'no-store')
  }

  return function session(request, response, next) {
    signIn(request, response).then(() => next(), next)
  }
}
