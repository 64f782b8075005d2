import { setTimeout as sleep } from 'node:timers/promises'

interface Charge {
  /** Euro cents. */
  readonly amount: number
  readonly reference: string
  readonly iban: string
}

export interface PaymentProvider {
  /** @throws Error of the provider's own making; nobody here decides what its message says. */
  charge(charge: Charge): Promise<void>
}

/**
 * Stands in for a payment service as they are: slow, and sometimes down with an error that says
 * more than it should. That string is the provider's, so no care in this app can avoid it; what
 * this app can do is never show it to a citizen. Keeping it out of logs is the monitoring's job.
 */
export function simulatedProvider(failsEvery: number): PaymentProvider {
  let calls = 0
  return {
    async charge() {
      const call = ++calls
      await sleep(50 + Math.random() * 350)
      if (failsEvery === 0 || call % failsEvery !== 0) return
      throw new Error('connect failed postgres://pay:hunter2secret@db.internal:5432/payments', {
        cause: new Error('the database refused the connection'),
      })
    },
  }
}
