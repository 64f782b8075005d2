import type { AddressInfo } from 'node:net'

/** Everything the environment decides, read once. */
export interface Config {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** The address people type, when it is not the one listened on: a proxy is in front. */
  readonly origin: string | undefined
  /** Sessions live in Redis when set, else in this process's memory. */
  readonly redisUrl: string | undefined
  /** Encrypt the sessions in Redis: base64, comma-separated; the first writes, all of them read. */
  readonly sessionKeys: readonly Buffer[]
  /** Milliseconds between two runs of the nightly job. */
  readonly nightlyEvery: number
  /** Every n-th payment fails, as the real provider does on a bad day; 0: none. */
  readonly paymentFailsEvery: number
}

const day = 24 * 60 * 60 * 1000

/** @throws Error naming the variable and the fix; a wrong setting must not become a running app. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const redisUrl = env.REDIS_URL || undefined
  const sessionKeys = (env.SESSION_KEYS ?? '')
    .split(',')
    .filter((key) => key !== '')
    .map((key) => Buffer.from(key, 'base64'))
  if (redisUrl !== undefined && sessionKeys.length === 0) {
    throw new Error(
      'REDIS_URL is set, but SESSION_KEYS is not: sessions would lie in Redis unencrypted.\n' +
        '  Fix: SESSION_KEYS=$(openssl rand -base64 32), kept where your other secrets are',
    )
  }
  return {
    host: env.HOST ?? '127.0.0.1',
    port: wholeNumber(env, 'PORT', 3000),
    origin: env.ORIGIN || undefined,
    redisUrl,
    sessionKeys,
    nightlyEvery: wholeNumber(env, 'NIGHTLY_EVERY_MS', day, 1000),
    paymentFailsEvery: wholeNumber(env, 'PAYMENT_FAILS_EVERY', 5),
  }
}

/** Where people who sit at this machine find it. */
export function originOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, otherwise: number, least = 0): number {
  const text = env[name] || String(otherwise)
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text)
  throw new Error(
    `${name} is not a whole number from ${least}.\n  Fix: leave it out for ${otherwise}`,
  )
}
