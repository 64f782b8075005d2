/** What the store needs of a Redis client; an `ioredis` Redis or Cluster has it. */
export interface RedisClient {
  /** The socket, where there is one. */
  readonly stream?: { cork(): void; uncork(): void }
  getBuffer(key: string): Promise<Buffer | null>
  pexpire(key: string, milliseconds: number): Promise<number>
  callBuffer(command: string, ...args: (string | Buffer | number)[]): Promise<unknown>
}
