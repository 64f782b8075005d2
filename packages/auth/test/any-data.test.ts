import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMemorySessionStore, type ActiveSession } from '../src/index.ts'
import { createKeyring } from '../src/keyring.ts'
import { openRecord } from '../src/record.ts'
import { erika, key } from './real-redis.ts'

it('no data breaks out of its record: newlines, quotes, surrogates, __proto__', async () => {
  const store = createMemorySessionStore<unknown>()
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.string({ minLength: 1 }), async (data, userId) => {
      const { token } = await store.create({ ...erika, userId }, data)
      const expected: unknown = JSON.parse(JSON.stringify(data))
      const { session } = (await store.get(token)) as ActiveSession<unknown>
      expect([session.userId, session.data]).toEqual([userId, expected])
    }),
  )
})

it('no bytes make reading throw', () => {
  const keyring = createKeyring([key()])
  const header = Buffer.alloc(5)
  header.writeUInt8(1)
  header.writeUInt32BE(keyring.current.id, 1)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.boolean(), (bytes, isOurs) => {
      const blob = Buffer.concat(isOurs ? [header, bytes] : [bytes])
      expect(openRecord(keyring, 'name', blob)).toBeUndefined()
    }),
  )
})
