import { indexName, recordName, type Backend } from '../backend.ts'
import type { SessionPolicy } from '../policy.ts'
import { headerLength } from '../record.ts'
import type { RedisClient } from './client.ts'
import { createCork } from './cork.ts'
import { createGuard } from './guard.ts'
import { runScript, type ScriptName } from './scripts.ts'

/** A touch is a write, so one a session and process in this part of the idle time is enough. */
const touchesPerIdle = 10
const longestBetweenTouches = 60_000
/** Forgetting a touch costs one more, so the memory of them may be short. */
const rememberedTouches = 10_000

export function createRedisBackend(
  redis: RedisClient,
  { idle, lifetime }: Pick<Required<SessionPolicy>, 'idle' | 'lifetime'>,
): Backend {
  const guard = createGuard()
  const cork = createCork(redis)
  const betweenTouches = Math.min(idle / touchesPerIdle, longestBetweenTouches)
  const touched = new Map<string, number>()

  const send = <R>(command: () => Promise<R>) =>
    guard(() => {
      cork()
      return command()
    })

  const run = (script: ScriptName, tag: string, ...args: (string | Buffer | number)[]) =>
    send(() => runScript(redis, script, [indexName(tag), recordName({ tag, id: '' })], args))

  function isTouchDue(name: string): boolean {
    const now = Date.now()
    if (now - (touched.get(name) ?? 0) < betweenTouches) return false
    if (touched.size >= rememberedTouches) touched.clear()
    touched.set(name, now)
    return true
  }

  return {
    read: (at) => send(() => redis.getBuffer(recordName(at))),

    touch(at) {
      const name = recordName(at)
      if (!isTouchDue(name)) return
      // PEXPIRE cannot bring a record back. Refused (READONLY, down), the session ends early.
      send(() => redis.pexpire(name, idle)).catch(() => touched.delete(name))
    },

    add: async ({ tag, id }, blob, createdAt, keep) =>
      Number(await run('add', tag, id, blob, idle, createdAt, keep, lifetime)),

    trim: async (tag, keep) => Number(await run('trim', tag, keep)),

    async swap({ tag, id }, before, after) {
      const header = before.subarray(0, headerLength)
      const now = await run('swap', tag, id, header, after, idle)
      return now === 1 ? after : (now as Buffer | null)
    },

    async all(tag) {
      const flat = (await run('all', tag)) as Buffer[]
      return flat.flatMap((id, i) => (i % 2 === 0 ? { id: id.toString(), blob: flat[i + 1]! } : []))
    },

    remove: async (tag, ids) => Number(await run('remove', tag, ...ids)),
  }
}
