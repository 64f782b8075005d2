import type { RedisClient } from './client.ts'

/**
 * Commands of one tick leave in one write: with many requests under way, the writes to the socket
 * are what a session costs. No command waits for another's answer (as ioredis' autopipelining lets
 * it). A client without a single socket, e.g. a Cluster, is left alone.
 */
export function createCork(redis: RedisClient): () => void {
  let isCorked = false

  return function cork() {
    const { stream } = redis
    if (isCorked || stream === undefined) return
    isCorked = true
    stream.cork()
    process.nextTick(() => {
      isCorked = false
      stream.uncork()
    })
  }
}
