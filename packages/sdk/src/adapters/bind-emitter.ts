import type { EventEmitter } from 'node:events'
import { bindWorkspaceContext } from '../observability/context.ts'

type Event = string | symbol
type Listener = ((...args: unknown[]) => void) & { readonly listener?: Listener }

const adders = ['on', 'addListener', 'prependListener'] as const
const removers = ['off', 'removeListener'] as const

/**
 * Listeners added from now on run in the context that added them, not in the one of whoever
 * emits: without this, `request.on('end')` of a body parser sees no workspace.
 *
 * Node's `once` adds a wrapper through `on`, and when it fires removes that wrapper: so removing
 * has to be translated, too. Node's own search by `.listener` would find neither the wrapper, nor
 * anything where OpenTelemetry has wrapped the bound listener once more.
 */
export function bindEmitter(emitter: EventEmitter): void {
  const added: { readonly event: Event; readonly listener: Listener; readonly bound: Listener }[] =
    []
  for (const name of adders) {
    const add = emitter[name]
    emitter[name] = function (this: EventEmitter, event: Event, listener: Listener) {
      // By this property `listeners()` names what the app added.
      const original = { listener: listener.listener ?? listener }
      const bound = Object.assign(bindWorkspaceContext(listener), original)
      added.push({ event, listener, bound })
      return add.call(this, event, bound)
    } as typeof add
  }
  for (const name of removers) {
    const remove = emitter[name]
    emitter[name] = function (this: EventEmitter, event: Event, listener: Listener) {
      const at = added.findLastIndex(
        (one) =>
          one.event === event && (one.listener === listener || one.listener.listener === listener),
      )
      const [found] = at === -1 ? [] : added.splice(at, 1)
      return remove.call(this, event, found?.bound ?? listener)
    } as typeof remove
  }
}
