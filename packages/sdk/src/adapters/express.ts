import type { IncomingMessage, ServerResponse } from 'node:http'
import { runWithWorkspaceContext } from '../observability/context.ts'
import { bindEmitter } from './bind-emitter.ts'
import { resolveContext, type WorkspaceContextOptions } from './resolve.ts'

export { fromHeader, type Source, type WorkspaceContextOptions } from './resolve.ts'

/** Express' middleware, by shape: this package depends on nothing, so not on Express either. */
export type Middleware<Request> = (
  request: Request,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void

/**
 * Everything after this middleware runs in the workspace of its request. A refused request goes
 * to the error handler as an SvaError with `status` 400 or 403.
 *
 * @example
 * app.use(workspaceContext({ from: fromHeader('x-workspace-id') }))
 */
export function workspaceContext<Request extends IncomingMessage>(
  options: WorkspaceContextOptions<Request>,
): Middleware<Request> {
  return function workspaceContext(request, response, next) {
    resolveContext(request, options).then((context) => {
      runWithWorkspaceContext(context, () => {
        bindEmitter(request)
        bindEmitter(response)
        next()
      })
    }, next)
  }
}
