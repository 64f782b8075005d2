import { admit } from './admit.ts'
import { recordName, type Backend } from './backend.ts'
import { SessionStoreUnavailable } from './errors.ts'
import type { Keyring } from './keyring.ts'
import type { Open, Opened } from './open.ts'
import { sealRecord, type SessionRecord } from './record.ts'
import type { Token } from './token.ts'

export type Change = (record: SessionRecord) => SessionRecord

interface Job {
  readonly token: Token
  readonly change: Change
  resolve(outcome: Opened): void
  reject(reason: unknown): void
}

/** A conflict means that somebody else got on, so this many in a row is an overload. */
const attempts = 100

/**
 * Changes records without losing any change: compare-and-swap against other processes, and one
 * batch at a time inside this one. Without the batches, the trips to a hot session grow with the
 * square of its writers.
 */
export function createCommit(backend: Backend, keyring: Keyring, open: Open) {
  const queues = new Map<string, Job[]>()

  return function commit(token: Token, change: Change): Promise<Opened> {
    return new Promise((resolve, reject) => {
      const job = { token, change, resolve, reject }
      const queue = queues.get(recordName(token))
      if (queue === undefined) void drain([job])
      else queue.push(job)
    })
  }

  async function drain(queue: Job[]): Promise<void> {
    const at = queue[0]!.token
    queues.set(recordName(at), queue)
    while (queue.length > 0) {
      const batch = queue.splice(0)
      try {
        await commitBatch(at, batch)
      } catch (error) {
        for (const job of batch) job.reject(error)
      }
    }
    queues.delete(recordName(at))
  }

  async function commitBatch(at: Token, batch: readonly Job[]): Promise<void> {
    let before = await backend.read(at)
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { record, settle } = applyAll(batch, open(at, before))
      if (before === null || record === undefined) return settle()
      const after = sealRecord(keyring, recordName(at), record)
      const now = await backend.swap(at, before, after)
      // Equal bytes, not a flag: when a reply gets lost, the client sends the command again.
      if (now?.equals(after)) return settle()
      before = now
    }
    throw new SessionStoreUnavailable('too many processes change one session')
  }
}

/** Each job sees what the one before it left; one that throws leaves nothing. */
function applyAll(batch: readonly Job[], opened: Opened) {
  let record: SessionRecord | undefined
  const settlements = batch.map((job) => {
    const mine = admit(job.token, opened)
    if (mine.status !== 'active') return () => job.resolve(mine)
    try {
      record = job.change(mine.record)
      const changed: Opened = { status: 'active', record }
      opened = changed
      return () => job.resolve(changed)
    } catch (error) {
      return () => job.reject(error)
    }
  })
  return { record, settle: () => settlements.forEach((settle) => settle()) }
}
