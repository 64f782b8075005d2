import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { SvaError } from '../errors.ts'
import { runWithWorkspaceContext } from '../observability/context.ts'
import { bindEmitter } from './bind-emitter.ts'
import { resolveContext, type WorkspaceContextOptions } from './resolve.ts'

export { fromHeader, type Source, type WorkspaceContextOptions } from './resolve.ts'

/**
 * Runs a node:http handler in the workspace of its request; refuses with 400 or 403 and a JSON
 * body `{ code, message }` otherwise.
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
            handler(request, response)
          }),
        (error: unknown) => refuse(response, error),
      )
    }
}

function refuse(response: ServerResponse, error: unknown): void {
  const known = error instanceof SvaError && error.status !== undefined
  response.writeHead(known ? error.status : 500, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify(
      known
        ? { code: error.code, message: error.message }
        : { code: 'SVA_WORKSPACE_SOURCE_FAILED', message: 'The workspace could not be told.' },
    ),
  )
}
