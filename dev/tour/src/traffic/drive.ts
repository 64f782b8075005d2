import { setTimeout as sleep } from 'node:timers/promises'
import type { Evidence } from '../evidence.ts'
import type { Planting } from '../planted/table.ts'
import type { Page, Trip } from './visitor.ts'

/** Milliseconds between two clicks. */
const shortest = 150
export const longest = 700

/** A visitor that was surprised by a page. */
export class Surprise extends Error {}

/** What every visit shares: the app, the evidence it leaves, and the wish to stop. */
export class Drive implements Trip {
  readonly origin: string
  readonly stop: AbortSignal
  requests = 0
  visits = 0
  readonly #evidence: Evidence
  readonly #once = new Set<string>()

  constructor(origin: string, evidence: Evidence, stop: AbortSignal) {
    this.origin = origin
    this.stop = stop
    this.#evidence = evidence
  }

  readonly onRequest = (): void => {
    this.requests += 1
  }

  async pause(): Promise<void> {
    const time = shortest + Math.random() * (longest - shortest)
    await sleep(time, undefined, { signal: this.stop })
  }

  /** @throws when the app answers with something a person would not expect */
  check({ status }: Page, ...expected: number[]): void {
    if (expected.includes(status)) return
    throw new Surprise(`the demo answered ${status} instead of ${expected.join(' or ')}`)
  }

  expect(action: string, workspaceId: string): void {
    this.#evidence.expect(action, workspaceId)
  }

  plant(kind: string, position: string, needle: string): void {
    this.#evidence.plant({ id: this.requests, kind, position, claimed: true, needles: [needle] })
  }

  plantAll(plantings: readonly Planting[]): void {
    for (const planting of plantings) this.#evidence.plant(planting)
  }

  plantOnce(kind: string, position: string, needle: string): void {
    if (this.#once.has(needle)) return
    this.#once.add(needle)
    this.plant(kind, position, needle)
  }

  /** The first redirect of this drive is one of the texts that people get to see. */
  showUrl(wrote: string, mark: string): void {
    if (this.#once.has('url')) return
    this.#once.add('url')
    this.#evidence.show(wrote, mark)
  }
}
