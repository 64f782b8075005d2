import type { Address } from './token.ts'

/**
 * What a place for sessions must be able to do, each call atomic. It sees names and sealed records,
 * never a token, a user or data. Every record idles out by itself.
 */
export interface Backend {
  read(at: Address): Promise<Buffer | null>
  /** Starts the idle time anew, should the record still be there. Never fails. */
  touch(at: Address): void
  /** Adds a record after making room: at most `keep` older ones of the tag stay. Resolves to all. */
  add(at: Address, blob: Buffer, createdAt: number, keep: number): Promise<number>
  /** Ends the tag's oldest until at most `keep` stay. Resolves to how many stay. */
  trim(tag: string, keep: number): Promise<number>
  /**
   * Replaces `before` by `after` and resolves to what is there now: `after`, or what somebody
   * else has written, or null. Never brings a record back.
   */
  swap(at: Address, before: Buffer, after: Buffer): Promise<Buffer | null>
  /** All of a tag, oldest first. */
  all(tag: string): Promise<readonly { readonly id: string; readonly blob: Buffer }[]>
  /** Resolves to how many were there. */
  remove(tag: string, ids: readonly string[]): Promise<number>
}

/** The braces put all of a user's keys into one slot of a Redis Cluster: each script is atomic. */
export const recordName = ({ tag, id }: Address): string => `sva:{${tag}}:s:${id}`
export const indexName = (tag: string): string => `sva:{${tag}}:u`
