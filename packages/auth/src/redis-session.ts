import { createKeyring } from './keyring.ts'
import { observe } from './observe.ts'
import { sessionPolicy, type SessionPolicy } from './policy.ts'
import { createRedisBackend } from './redis/backend.ts'
import type { RedisClient } from './redis/client.ts'
import { createSessionStore } from './session-store.ts'
import type { SessionStore } from './session.ts'

export interface RedisSessionStoreOptions extends SessionPolicy {
  /** The app's client: its address, credentials and TLS are the app's matter. Redis 6.2 or later. */
  readonly redis: RedisClient
  /**
   * Secrets of at least 32 random bytes; the first one writes, all read. To replace a key: add the
   * new one at the end everywhere, then put it first, then drop the old one after `lifetime`.
   */
  readonly keys: readonly Uint8Array[]
}

/**
 * Sessions in Redis: no token, user id or data is readable there.
 *
 * @throws SvaError SVA_SESSION_KEYS_INVALID, SVA_SESSION_POLICY_INVALID
 * @example
 * const store = createRedisSessionStore<{ locale: string }>({
 *   redis: new Redis('rediss://redis.example'),
 *   keys: [Buffer.from(secret, 'base64')],
 * })
 */
export function createRedisSessionStore<T>(options: RedisSessionStoreOptions): SessionStore<T> {
  const policy = sessionPolicy(options)
  const keyring = createKeyring(options.keys)
  const backend = createRedisBackend(options.redis, policy)
  return observe(createSessionStore<T>(backend, keyring, policy))
}
