/** What the store needs of a Redis client; an `ioredis` Redis or Cluster has it. */
export interface RedisClient {
  getBuffer(key: string): Promise<Buffer | null>
  pexpire(key: string, milliseconds: number): Promise<number>
  evalshaBuffer(
    sha1: string,
    numkeys: number,
    ...args: (string | Buffer | number)[]
  ): Promise<unknown>
  evalBuffer(
    script: string,
    numkeys: number,
    ...args: (string | Buffer | number)[]
  ): Promise<unknown>
}
