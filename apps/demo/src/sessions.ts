import { createMemorySessionStore, createRedisSessionStore, type SessionStore } from '@sva/auth'
import { createLogger } from '@sva/monitoring-client'
import { Redis } from 'ioredis'
import type { Config } from './config.ts'

const logger = createLogger({ component: 'sessions' })

/** What a session remembers beyond who it is; the owner is the store's business. */
export interface SessionData {
  /** Bound to the session, so that another site's form cannot know it. */
  readonly csrfToken: string
}

export type Sessions = SessionStore<SessionData>

export interface OpenSessions {
  readonly store: Sessions
  close(): void
}

/** Called before any request, so that the client's reconnects run in nobody's workspace. */
export function openSessions(config: Config): OpenSessions {
  if (config.redisUrl === undefined) {
    return { store: createMemorySessionStore<SessionData>(), close: () => {} }
  }
  const redis = new Redis(config.redisUrl)
  // A client without this listener prints its errors itself, past the redaction.
  redis.on('error', (error) => logger.warn('redis failed', { action: 'REDIS_FAILED', error }))
  return {
    store: createRedisSessionStore<SessionData>({ redis, keys: config.sessionKeys }),
    // Not quit(): that waits for a server which may be why the app is being stopped.
    close: () => redis.disconnect(),
  }
}
