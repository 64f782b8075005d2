import { setTimeout as sleep } from 'node:timers/promises'
import type { Evidence } from '../evidence.ts'
import type { Planting } from '../planted/table.ts'
import { visit, type Account } from './citizen.ts'
import { knock } from './strangers.ts'
import { all, Visitor, type Page, type Trip } from './visitor.ts'

/** Milliseconds between two clicks. */
const shortest = 150
const longest = 700

/** A visitor that was surprised by a page. */
class Surprise extends Error {}

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

/** Who has an account, read from the pages as everybody can. Rejects when it is stopped. */
export async function findAccounts(drive: Drive): Promise<Account[]> {
  const visitor = new Visitor(drive)
  const workspaces = all((await visitor.get('/')).html, /<li data-workspace="([^"]+)"/g)
  const accounts = workspaces.map(async (workspaceId) => {
    const { html } = await visitor.get(`/${workspaceId}/anmelden`)
    return all(html, /name="person" value="([^"]+)"/g).map((person) => ({ workspaceId, person }))
  })
  const found = (await Promise.all(accounts)).flat()
  if (found.length === 0) throw new Error('the demo shows nobody to sign in as')
  return found
}

/**
 * Everybody visits again and again, at the same time, until it is enough.
 * @returns what surprised the visitors, as sentences
 */
export async function keepDriving(drive: Drive, accounts: readonly Account[]): Promise<string[]> {
  const surprises = new Set<string>()
  const again = async (once: (n: number) => Promise<void>): Promise<void> => {
    while (!drive.stop.aborted) {
      try {
        await once(drive.visits++)
      } catch (error) {
        if (drive.stop.aborted) return
        surprises.add(error instanceof Surprise ? error.message : 'the demo stopped answering')
        await sleep(longest)
      }
    }
  }
  const people = accounts.map((account) => again((n) => visit(drive, account, n)))
  await Promise.all([...people, again((n) => knock(drive, n))])
  return [...surprises]
}
