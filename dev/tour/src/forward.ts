import type { Signal } from '@sva/viewer'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds that a receiver may be away before what it did not take counts as a problem. */
const patience = 30_000

/** Sends every body on to a collector, byte for byte, in the order in which they arrived. */
export class Forward {
  readonly #endpoint: string
  #last = Promise.resolve()
  #problem: string | undefined

  constructor(endpoint: string) {
    this.#endpoint = endpoint.replace(/\/+$/, '')
  }

  body(signal: Signal, bytes: Uint8Array): void {
    this.#last = this.#last.then(() => this.#send(signal, bytes))
  }

  /** @returns what went wrong, as a sentence, when everything has been sent. */
  async settled(): Promise<string | undefined> {
    await this.#last
    return this.#problem
  }

  async #send(signal: Signal, bytes: Uint8Array): Promise<void> {
    if (this.#problem !== undefined) return
    const deadline = Date.now() + patience
    for (;;) {
      const answer = await this.#attempt(signal, bytes)
      if (answer === undefined) return
      if (!answer.again || Date.now() > deadline) {
        this.#problem = `${this.#endpoint} did not take ${signal}: ${answer.said}`
        return
      }
      await sleep(250)
    }
  }

  /** @returns undefined when it was taken; otherwise whether to try again (OTLP: 429, 502-504). */
  async #attempt(
    signal: Signal,
    bytes: Uint8Array,
  ): Promise<{ again: boolean; said: string } | undefined> {
    try {
      const response = await fetch(`${this.#endpoint}/v1/${signal}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(bytes),
      })
      await response.arrayBuffer()
      if (response.ok) return undefined
      const { status } = response
      return { again: [429, 502, 503, 504].includes(status), said: String(status) }
    } catch {
      return { again: true, said: 'nobody answers there' }
    }
  }
}
