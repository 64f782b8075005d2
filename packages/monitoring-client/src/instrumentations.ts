import { context } from '@opentelemetry/api'
import { isTracingSuppressed } from '@opentelemetry/core'
import type { Instrumentation } from '@opentelemetry/instrumentation'
import { ExpressInstrumentation, ExpressLayerType } from '@opentelemetry/instrumentation-express'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis'
import { PinoInstrumentation } from '@opentelemetry/instrumentation-pino'
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici'
import { WinstonInstrumentation } from '@opentelemetry/instrumentation-winston'
import { bindWorkspaceContext } from '@sva/sdk'
import { isBuiltin } from 'node:module'

/** The libraries we instrument, by the short names of OTEL_NODE_DISABLED_INSTRUMENTATIONS. */
const defaults: Readonly<Record<string, () => Instrumentation>> = {
  http: () =>
    // Our own exports run with tracing suppressed; they are not the app's requests.
    new HttpInstrumentation({
      ignoreOutgoingRequestHook: () => isTracingSuppressed(context.active()),
    }),
  undici: () =>
    new WorkspaceUndici({ ignoreRequestHook: () => isTracingSuppressed(context.active()) }),
  // A span for the handler; one for every middleware would only bury it. (Ignoring routers, too,
  // would leave the path of each that a request merely fell through in http.route.)
  express: () => new ExpressInstrumentation({ ignoreLayersType: [ExpressLayerType.MIDDLEWARE] }),
  // The command only: keys and arguments are session ids, states and payloads.
  ioredis: () => new IORedisInstrumentation({ dbStatementSerializer: (command) => command }),
  pino: () => new PinoInstrumentation(),
  winston: () => new WinstonInstrumentation(),
}

interface WithModules extends Instrumentation {
  getModuleDefinitions?(): readonly { readonly name: string }[]
}

/** Packages that must go through the loader hooks to be patched when they are imported as ESM. */
export function packagesOf(instrumentations: readonly WithModules[]): string[] {
  const names = instrumentations.flatMap(
    (instrumentation) => instrumentation.getModuleDefinitions?.().map(({ name }) => name) ?? [],
  )
  return [...new Set(names)].filter((name) => !isBuiltin(name))
}

export function createInstrumentations(disabled: ReadonlySet<string>): Instrumentation[] {
  return Object.entries(defaults)
    .filter(([name]) => !disabled.has(name))
    .map(([, create]) => create())
}

interface UndiciMessage {
  readonly request: object
}

/** The handlers that UndiciInstrumentation has (3.x line, pinned; wrong-workspace.test.ts tells). */
interface UndiciHandlers extends Instrumentation {
  onRequestCreated(message: UndiciMessage): void
  onDone(message: UndiciMessage): void
  onError(message: UndiciMessage): void
}

const UndiciBase = UndiciInstrumentation as unknown as new (
  ...config: ConstructorParameters<typeof UndiciInstrumentation>
) => UndiciHandlers

/**
 * undici ends a request in the context of its pooled socket, which is some other request's: half
 * of the durations went to the wrong workspace. So each request ends where it began.
 */
class WorkspaceUndici extends UndiciBase {
  readonly #origins = new WeakMap<object, (end: () => void) => void>()

  override onRequestCreated(message: UndiciMessage): void {
    this.#origins.set(
      message.request,
      bindWorkspaceContext((end: () => void) => end()),
    )
    super.onRequestCreated(message)
  }

  override onDone(message: UndiciMessage): void {
    this.#inOrigin(message, () => super.onDone(message))
  }

  override onError(message: UndiciMessage): void {
    this.#inOrigin(message, () => super.onError(message))
  }

  #inOrigin({ request }: UndiciMessage, end: () => void): void {
    const origin = this.#origins.get(request)
    if (origin === undefined) end()
    else origin(end)
  }
}
