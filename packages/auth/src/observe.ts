import { channel } from 'node:diagnostics_channel'
import { channelNames, type SessionOperation } from '@sva/sdk'
import { SessionStoreUnavailable } from './errors.ts'
import type { SessionStore } from './session.ts'

const operations = channel(channelNames.sessionOperation)

/** Tells whoever listens (monitoring) what came of each operation. Never who, never which. */
export function observe<T>(store: SessionStore<T>): SessionStore<T> {
  return {
    create: (owner, data) => tell('create', () => store.create(owner, data)),
    get: (token) => tell('get', () => store.get(token)),
    update: (token, change) => tell('update', () => store.update(token, change)),
    rotate: (token) => tell('rotate', () => store.rotate(token)),
    revoke: (token) => tell('revoke', () => store.revoke(token)),
    list: (user) => tell('list', () => store.list(user)),
    revokeAll: (user) => tell('revoke_all', () => store.revokeAll(user)),
  }
}

async function tell<R>(
  operation: SessionOperation['operation'],
  run: () => Promise<R>,
): Promise<R> {
  if (!operations.hasSubscribers) return run()
  const start = performance.now()
  const publish = (outcome: string) => {
    const duration = (performance.now() - start) / 1000
    operations.publish({ operation, outcome, duration } satisfies SessionOperation)
  }
  try {
    const result = await run()
    publish(outcomeOf(result))
    return result
  } catch (error) {
    publish(error instanceof SessionStoreUnavailable ? 'unavailable' : 'failed')
    throw error
  }
}

/** `active`, `absent`, `expired` or `tampered` where the operation says so, otherwise `done`. */
function outcomeOf(result: unknown): string {
  return typeof result === 'object' && result !== null && 'status' in result
    ? String(result.status)
    : 'done'
}
