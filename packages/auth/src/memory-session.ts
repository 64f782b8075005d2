import { randomBytes } from 'node:crypto'
import { createKeyring } from './keyring.ts'
import { createMemoryBackend } from './memory-backend.ts'
import { observe } from './observe.ts'
import { sessionPolicy, type SessionPolicy } from './policy.ts'
import { createSessionStore } from './session-store.ts'
import type { SessionStore } from './session.ts'

/**
 * Sessions in this process, for development and tests: gone with it, unseen by the next one. Behaves
 * like the Redis store, except that it is never unavailable.
 *
 * @throws SvaError SVA_SESSION_POLICY_INVALID
 */
export function createMemorySessionStore<T>(options: SessionPolicy = {}): SessionStore<T> {
  const policy = sessionPolicy(options)
  const keyring = createKeyring([randomBytes(32)])
  return observe(createSessionStore<T>(createMemoryBackend(policy.idle), keyring, policy))
}
