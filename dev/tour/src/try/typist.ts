import { on } from 'node:events'
import type { Tried } from '@sva/viewer'
import type { Child } from '../children.ts'
import type { Answer, Ask } from './messages.ts'

/**
 * Logs what people type on the viewer's page, in a process of its own: "all that left" is then
 * their record and nothing of the planter's. Most people type nothing, so it starts with a text.
 */
export class Typist {
  readonly #start: () => Child
  #child: Child | undefined
  #asks = 0

  constructor(start: () => Child) {
    this.#start = start
  }

  /** @throws Error when the process has ended */
  async tryText(text: string): Promise<Tried> {
    this.#child ??= this.#start()
    const { process } = this.#child
    const number = ++this.#asks
    const answers = on(process, 'message', { close: ['exit'] })
    if (process.connected) process.send({ text, number } satisfies Ask)
    else void answers.return?.()
    for await (const [answer] of answers as AsyncIterable<[Answer]>) {
      if (answer.number === number) return answer.tried
    }
    throw new Error('The process that logs typed texts has ended.')
  }
}
