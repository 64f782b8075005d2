import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { sessionError } from './errors.ts'

/** One key of the ring, split by purpose so that no two uses share key material. */
export interface RingKey {
  /** Derived from the key, so nobody has to number keys. Stands readable in each record. */
  readonly id: number
  readonly encryption: KeyObject
  /** The name under which a user's sessions are kept: 96 bits, useless without the key. */
  readonly tag: (userId: string) => string
}

export interface Keyring {
  /** The first one writes. */
  readonly current: RingKey
  /** All of them read; oldest sessions may still be under the last. */
  readonly all: readonly RingKey[]
  readonly find: (id: number) => RingKey | undefined
}

/** @throws SvaError SVA_SESSION_KEYS_INVALID */
export function createKeyring(keys: readonly Uint8Array[]): Keyring {
  if (!Array.isArray(keys)) throw invalid('`keys` is not a list.')
  const all = keys.map(ringKey)
  const byId = new Map(all.map((key) => [key.id, key]))
  const [current] = all
  if (current === undefined) throw invalid('`keys` is empty.')
  if (byId.size < all.length) throw invalid('`keys` holds the same key twice.')
  return { current, all, find: (id) => byId.get(id) }
}

function ringKey(secret: Uint8Array): RingKey {
  if (!(secret instanceof Uint8Array)) throw invalid('a key is not a Buffer or Uint8Array.')
  if (secret.byteLength < 32) throw invalid('a key is shorter than 32 bytes.')
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `@sva/auth ${purpose} v1`, length))
  const index = createSecretKey(derive('index', 32))
  return {
    id: derive('id', 4).readUInt32BE(),
    // A KeyObject, not the bytes: Node 24 takes four times as long to decrypt with bytes.
    encryption: createSecretKey(derive('record', 32)),
    tag: (userId) =>
      createHmac('sha256', index).update(userId).digest().subarray(0, 12).toString('base64url'),
  }
}

function invalid(what: string) {
  return sessionError('SVA_SESSION_KEYS_INVALID', what)
}
