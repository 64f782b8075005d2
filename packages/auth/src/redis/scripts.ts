import { hash } from 'node:crypto'
import type { RedisClient } from './client.ts'

/**
 * Each script is atomic and works on keys of one slot. KEYS[1] is a user's index (a sorted set of
 * session ids by creation), KEYS[2] the name of a record without the id: a key, so that a client
 * with a `keyPrefix` puts it in front of both.
 */
const live = `
local function live()
  local ids = {}
  for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
    if redis.call('EXISTS', KEYS[2] .. id) == 1 then
      ids[#ids + 1] = id
    else
      redis.call('ZREM', KEYS[1], id)
    end
  end
  return ids
end
local function trim(keep)
  local ids = live()
  for i = 1, #ids - keep do
    redis.call('DEL', KEYS[2] .. ids[i])
    redis.call('ZREM', KEYS[1], ids[i])
  end
  return math.min(#ids, keep)
end
`

export const scripts = {
  /** id, blob, idle, createdAt, keep, lifetime. SET first: it is the one that may be refused. */
  add: `${live}
redis.call('SET', KEYS[2] .. ARGV[1], ARGV[2], 'PX', ARGV[3], 'NX')
redis.call('ZREM', KEYS[1], ARGV[1])
local older = trim(tonumber(ARGV[5]))
redis.call('ZADD', KEYS[1], ARGV[4], ARGV[1])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[6]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[6])
end
return older + 1`,

  /** keep */
  trim: `${live}
return trim(tonumber(ARGV[1]))`,

  /** id, header of the record to replace, blob, idle. 1: done; else what is there. */
  swap: `
local name = KEYS[2] .. ARGV[1]
local now = redis.call('GET', name)
if not now then return false end
if string.sub(now, 1, #ARGV[2]) ~= ARGV[2] then return now end
redis.call('SET', name, ARGV[3], 'PX', ARGV[4])
return 1`,

  /** Reads only, so that a replica can answer. */
  all: `
local found = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local blob = redis.call('GET', KEYS[2] .. id)
  if blob then
    found[#found + 1] = id
    found[#found + 1] = blob
  end
end
return found`,

  /** id... */
  remove: `
local removed = 0
for i = 1, #ARGV do
  removed = removed + redis.call('DEL', KEYS[2] .. ARGV[i])
  redis.call('ZREM', KEYS[1], ARGV[i])
end
return removed`,
} as const

export type ScriptName = keyof typeof scripts

const sha1 = Object.fromEntries(
  Object.entries(scripts).map(([name, source]) => [name, hash('sha1', source)]),
) as Record<ScriptName, string>

/** By digest; sends the source when Redis has forgotten it (restart, SCRIPT FLUSH, other node). */
export async function runScript(
  redis: RedisClient,
  name: ScriptName,
  keys: readonly [index: string, record: string],
  args: (string | Buffer | number)[],
): Promise<unknown> {
  try {
    return await redis.callBuffer('EVALSHA', sha1[name], keys.length, ...keys, ...args)
  } catch (error) {
    if (!String(error).includes('NOSCRIPT')) throw error
    return redis.callBuffer('EVAL', scripts[name], keys.length, ...keys, ...args)
  }
}
