import { createMemorySessionStore, createRedisSessionStore, type SessionStore } from '@sva/auth'
import { Redis } from 'ioredis'
import type { Config } from './config.ts'

/** What a session remembers beyond who it is; the owner is the store's business. */
export interface SessionData {
  /** Bound to the session, so that another site's form cannot know it. */
  readonly csrfToken: string
}

export type Sessions = SessionStore<SessionData>

export interface OpenSessions {
  readonly store: Sessions
  close(): Promise<void>
}

/** Called before any request, so that the client's reconnects run in nobody's workspace. */
export function openSessions(config: Config): OpenSessions {
  if (config.redisUrl === undefined) {
    return { store: createMemorySessionStore<SessionData>(), close: async () => {} }
  }
  const redis = new Redis(config.redisUrl)
  return {
    store: createRedisSessionStore<SessionData>({ redis, keys: config.sessionKeys }),
    async close() {
      await redis.quit()
    },
  }
}
