export { createRedisSessionStore, type RedisSessionStoreOptions } from './redis-session.ts'
export type { RedisClient } from './redis/client.ts'
export { createMemorySessionStore } from './memory-session.ts'
export type { SessionPolicy } from './policy.ts'
export type {
  ActiveSession,
  NoSession,
  RotatedSession,
  Session,
  SessionHandle,
  SessionOwner,
  SessionStore,
} from './session.ts'
export { createSessionCookie, type SessionCookie } from './cookie.ts'
export { SessionStoreUnavailable } from './errors.ts'
