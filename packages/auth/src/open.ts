import { recordName } from './backend.ts'
import type { Keyring } from './keyring.ts'
import { openRecord, type SessionRecord } from './record.ts'
import type { NoSession } from './session.ts'
import type { Address } from './token.ts'

export type Opened = { readonly status: 'active'; readonly record: SessionRecord } | NoSession

/** What stands in the store, whoever asks. */
export type Open = (at: Address, blob: Buffer | null) => Opened

/** Plaintext of this many sessions may stay in memory; each is a kilobyte or so. */
const remembered = 1000

/**
 * Decrypting costs as much as the trip, and most reads see the bytes of the read before. Those are
 * not opened again; the store is asked every time, so nothing here can be stale.
 */
export function createOpen(keyring: Keyring): Open {
  const seen = new Map<string, { readonly blob: Buffer; readonly opened: Opened }>()

  return function open(at, blob) {
    const name = recordName(at)
    if (blob === null) {
      seen.delete(name)
      return { status: 'absent' }
    }
    const last = seen.get(name)
    if (last?.blob.equals(blob)) return last.opened
    const record = openRecord(keyring, name, blob)
    if (record === undefined) return { status: 'tampered' }
    const opened: Opened = { status: 'active', record }
    if (seen.size >= remembered) seen.delete(seen.keys().next().value!)
    seen.set(name, { blob, opened })
    return opened
  }
}
