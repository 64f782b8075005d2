import type { EventEmitter } from 'node:events'
import { bindWorkspaceContext } from '../observability/context.ts'

type Listener = (...args: unknown[]) => void
const adders = ['on', 'addListener', 'prependListener'] as const

/**
 * Listeners added from now on run in the context that added them, not in the one of whoever
 * emits: without this, `request.on('end')` of a body parser sees no workspace.
 * (`once` goes through `on`, so it is covered.)
 */
export function bindEmitter(emitter: EventEmitter): void {
  for (const name of adders) {
    const add = emitter[name]
    emitter[name] = function (this: EventEmitter, event: string | symbol, listener: Listener) {
      const bound = bindWorkspaceContext(listener)
      // Node finds a wrapped listener by this property, so removeListener(original) still works.
      const original = (listener as Listener & { listener?: Listener }).listener ?? listener
      return add.call(this, event, Object.assign(bound, { listener: original }))
    } as typeof add
  }
}
