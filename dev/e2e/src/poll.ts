import { setTimeout as sleep } from 'node:timers/promises'

export interface Patience {
  /** What is waited for; the sentence of the error says it. */
  readonly what: string
  /** Milliseconds; default 240,000: on a busy machine slow is no failure. */
  readonly within?: number
  readonly every?: number
}

/**
 * Asks again until there is an answer.
 *
 * @throws Error with what was last seen, when `within` is over.
 */
export async function until<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  { what, within = 240_000, every = 250 }: Patience,
): Promise<T> {
  const deadline = Date.now() + within
  let last: unknown
  for (;;) {
    try {
      const answer = await ask()
      if (answer !== undefined) return answer
    } catch (error) {
      last = error
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited ${within / 1_000} s in vain: ${what}`, { cause: last })
    }
    await sleep(every)
  }
}
