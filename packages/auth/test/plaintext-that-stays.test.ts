import { expect, it } from 'vitest'
import { recordName } from '../src/backend.ts'
import { createKeyring } from '../src/keyring.ts'
import { createOpen } from '../src/open.ts'
import { sealRecord } from '../src/record.ts'
import { newAddress } from '../src/token.ts'
import { erika, key } from './real-redis.ts'

const keyring = createKeyring([key()])

function sealed() {
  const at = newAddress(keyring.current.tag(erika.userId))
  const record = { ...erika, createdAt: 0, expiresAt: 1, secretHash: '', json: '{}' }
  return { at, blob: sealRecord(keyring, recordName(at), record) }
}

// What is remembered is the same object again; what is decrypted anew is another one.
it('a session that ended is not remembered in plain', () => {
  const open = createOpen(keyring)
  const { at, blob } = sealed()
  const first = open(at, blob)
  expect(open(at, blob)).toBe(first)
  open(at, null)
  expect(open(at, blob)).not.toBe(first)
})

it('of many sessions only the last thousand are', () => {
  const open = createOpen(keyring)
  const { at, blob } = sealed()
  const first = open(at, blob)
  for (let n = 0; n < 1_000; n++) {
    const other = sealed()
    open(other.at, other.blob)
  }
  expect(open(at, blob)).not.toBe(first)
})
