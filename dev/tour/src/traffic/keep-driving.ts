import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './accounts.ts'
import { visit } from './citizen.ts'
import { longest, Surprise, type Drive } from './drive.ts'
import { knock } from './strangers.ts'

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
