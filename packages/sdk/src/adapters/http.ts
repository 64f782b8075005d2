import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { SvaError } from '../errors.ts'
import { runWithWorkspaceContext } from '../observability/context.ts'
import { bindEmitter } from './bind-emitter.ts'
import { resolveContext, statusOf, type WorkspaceContextOptions } from './resolve.ts'

export { fromHeader, type Source, type WorkspaceContextOptions } from './resolve.ts'

/**
 * Runs a node:http handler in the workspace of its request; refuses with 400 or 403 and a JSON
 * body `{ code, message }` otherwise. A source that fails is a 500, or its SvaError's own status:
 * then the body is `{ code }` only, and the error goes to the channel `sva.workspace.failed`.
 *
 * @example
 * const inWorkspace = workspaceContext({ from: fromHeader('x-workspace-id') })
 * createServer(inWorkspace((request, response) => response.end('ok'))).listen(3000)
 */
export function workspaceContext(
  options: WorkspaceContextOptions<IncomingMessage>,
): (handler: RequestListener) => RequestListener {
  return (handler) =>
    function workspaceContext(request, response) {
      resolveContext(request, options).then(
        (context) =>
          runWithWorkspaceContext(context, () => {
            bindEmitter(request)
            bindEmitter(response)
            // As in node:http, what a handler throws is an uncaught exception and no rejection.
            queueMicrotask(() => handler(request, response))
          }),
        (error: unknown) => refuse(response, error),
      )
    }
}

function refuse(response: ServerResponse, error: unknown): void {
  const status = statusOf(error)
  const known = error instanceof SvaError && error.status !== undefined
  const code = known ? error.code : 'SVA_WORKSPACE_SOURCE_FAILED'
  // The fix of a failure is for us, and its message may name our machines.
  const body = known && status < 500 ? { code, message: error.message } : { code }
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
