import { describe, expect, it } from 'vitest'
import { testEndings } from './contract-endings.ts'
import { add, empty, erika, type Basket, type CreateStore } from './contract-people.ts'

/** What every session store must do. Each test gets users of its own by getting a fresh store. */
export function describeSessionStore(name: string, createStore: CreateStore): void {
  describe(`session store: ${name}`, () => {
    it('gives back what was put in, and a handle that is not the token', async () => {
      const store = await createStore()
      const { token, session } = await store.create(erika, { forms: ['Wohngeld'] })
      expect(await store.get(token)).toEqual({ status: 'active', session })
      expect(session).toMatchObject({ ...erika, data: { forms: ['Wohngeld'] } })
      expect(session.expiresAt - session.createdAt).toBe(7 * 24 * 60 * 60_000)
      expect((await store.get(session.id)).status).toBe('absent')
    })

    it('never makes the same token twice', async () => {
      const store = await createStore({ perUser: 50 })
      const created = await Promise.all(
        Array.from({ length: 50 }, () => store.create(erika, empty)),
      )
      expect(new Set(created.map(({ token }) => token)).size).toBe(50)
      expect(new Set(created.map(({ session }) => session.id)).size).toBe(50)
    })

    it('is not changed through an object it has handed out or taken in', async () => {
      const store = await createStore()
      const data = { forms: ['Wohngeld'] }
      const { token, session } = await store.create(erika, data)
      data.forms.push('Elterngeld')
      ;(session.data.forms as string[]).push('Kindergeld')
      expect(await store.get(token)).toMatchObject({ session: { data: { forms: ['Wohngeld'] } } })
    })

    it.each([
      ['nothing', ''],
      ['another prefix', `sva_${'A'.repeat(81)}`],
      ['a byte too many', `svas_${'A'.repeat(82)}`],
      ['a token nobody was given', `svas_${'A'.repeat(81)}`],
      ['a key of Redis', 'sva:{AAAAAAAAAAAAAAAA}:u'],
    ])('is opened by no guess: %s', async (_, token) => {
      const store = await createStore()
      expect(await store.get(token)).toEqual({ status: 'absent' })
      expect(await store.update(token, add('x'))).toEqual({ status: 'absent' })
      expect(await store.rotate(token)).toEqual({ status: 'absent' })
      await store.revoke(token)
    })

    it('is neither opened nor ended by a right id with a wrong secret', async () => {
      const store = await createStore()
      const { token } = await store.create(erika, empty)
      const forged = token.slice(0, -43) + 'A'.repeat(43)
      expect((await store.get(forged)).status).toBe('absent')
      expect((await store.update(forged, add('x'))).status).toBe('absent')
      await store.revoke(forged)
      expect(await store.get(token)).toMatchObject({ status: 'active', session: { data: empty } })
    })

    it('loses no concurrent change', async () => {
      const store = await createStore()
      const { token } = await store.create(erika, empty)
      const forms = Array.from({ length: 200 }, (_, i) => `form-${i}`)
      await Promise.all(forms.map((form) => store.update(token, add(form))))
      const found = await store.get(token)
      expect(found.status === 'active' && found.session.data.forms.toSorted()).toEqual(
        forms.toSorted(),
      )
    })

    it('lets a change that throws fail alone and leave nothing behind', async () => {
      const store = await createStore()
      const { token } = await store.create(erika, empty)
      const [failed, kept] = await Promise.allSettled([
        store.update(token, (data) => {
          ;(data.forms as string[]).push('half done')
          throw new RangeError('no such form')
        }),
        store.update(token, add('Wohngeld')),
      ])
      expect(failed).toMatchObject({ status: 'rejected', reason: new RangeError('no such form') })
      expect(kept).toMatchObject({ value: { session: { data: { forms: ['Wohngeld'] } } } })
    })

    it('refuses data that JSON would swallow', async () => {
      const store = await createStore()
      const nothing = undefined as unknown as Basket
      const code = 'SVA_SESSION_DATA_INVALID'
      await expect(store.create(erika, nothing)).rejects.toMatchObject({ code })
      const { token } = await store.create(erika, empty)
      await expect(store.update(token, () => nothing)).rejects.toMatchObject({ code })
      expect((await store.get(token)).status).toBe('active')
    })

    it.each([
      { workspaceId: '', userId: 'erika' },
      { workspaceId: 'musterstadt', userId: '' },
      { workspaceId: 'muster stadt', userId: 'erika' },
    ])('gives no session to nobody: %o', async (owner) => {
      const store = await createStore()
      await expect(store.create(owner, empty)).rejects.toMatchObject({
        code: 'SVA_SESSION_OWNER_INVALID',
      })
    })

    it('kills the old token at rotation, keeps handle, data and the end of the lifetime', async () => {
      const store = await createStore()
      const { token, session } = await store.create(erika, { forms: ['Wohngeld'] })
      const rotated = await store.rotate(token)
      expect(rotated).toMatchObject({ status: 'active', session })
      const fresh = rotated.status === 'active' ? rotated.token : ''
      expect((await store.get(token)).status).toBe('absent')
      expect((await store.update(token, add('x'))).status).toBe('absent')
      expect((await store.rotate(token)).status).toBe('absent')
      expect(await store.get(fresh)).toEqual({ status: 'active', session })
    })

    it('lets one of many concurrent rotations win', async () => {
      const store = await createStore()
      const { token } = await store.create(erika, empty)
      const results = await Promise.all(Array.from({ length: 20 }, () => store.rotate(token)))
      expect(results.filter(({ status }) => status === 'active')).toHaveLength(1)
    })

    it('does not open after logout, and logging out twice is fine', async () => {
      const store = await createStore()
      const { token } = await store.create(erika, empty)
      await store.revoke(token)
      await store.revoke(token)
      expect((await store.get(token)).status).toBe('absent')
      expect((await store.update(token, add('x'))).status).toBe('absent')
      expect(await store.list(erika)).toEqual([])
    })

    testEndings(createStore)
  })
}
