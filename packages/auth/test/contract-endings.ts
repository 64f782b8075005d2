import { afterEach, expect, it, vi } from 'vitest'
import { add, empty, erika, erikaElsewhere, otto, type CreateStore } from './contract-people.ts'

const minute = 60_000
const later = (ms: number) => vi.setSystemTime(Date.now() + ms)
const freezeClock = () => vi.useFakeTimers({ toFake: ['Date'] })

/** How sessions end: by time, by one too many, by the user or an administrator. */
export function testEndings(createStore: CreateStore): void {
  afterEach(() => void vi.useRealTimers())

  it('stays ended, however far an update has come when the user signs out', async () => {
    const store = await createStore()
    for (let steps = 0; steps < 30; steps++) {
      const { token } = await store.create(erika, empty)
      const acts = [() => store.update(token, add('Wohngeld')), () => store.revoke(token)]
      const [first, second] = steps % 2 ? acts : acts.toReversed()
      const acting = first!()
      for (let step = 1; step < steps; step += 2) await Promise.resolve()
      await Promise.all([acting, second!()])
      expect((await store.get(token)).status).toBe('absent')
    }
  })

  it('ends with its lifetime although it is used all the time', async () => {
    freezeClock()
    const store = await createStore({ idle: 10 * minute, lifetime: 15 * minute })
    const { token } = await store.create(erika, empty)
    later(9 * minute)
    expect((await store.get(token)).status).toBe('active')
    const rotated = await store.rotate(token)
    const fresh = rotated.status === 'active' ? rotated.token : ''
    later(6 * minute)
    expect(await store.get(fresh)).toEqual({ status: 'expired' })
    expect(await store.update(fresh, add('x'))).toEqual({ status: 'expired' })
    expect(await store.rotate(fresh)).toEqual({ status: 'expired' })
    expect(await store.list(erika)).toEqual([])
  })

  it('ends the oldest session of a user who signs in once too often, in any workspace', async () => {
    freezeClock()
    const store = await createStore()
    const tokens: string[] = []
    for (let i = 0; i < 11; i++) {
      later(1)
      tokens.push((await store.create(i % 2 ? erika : erikaElsewhere, empty)).token)
    }
    const { token: ottos } = await store.create(otto, empty)
    const found = await Promise.all(tokens.map((token) => store.get(token)))
    expect(found.map(({ status }) => status)).toEqual(['absent', ...Array(10).fill('active')])
    expect((await store.get(ottos)).status).toBe('active')
  })

  it('keeps to the limit and keeps the newest when logins race within a millisecond', async () => {
    freezeClock()
    const store = await createStore({ perUser: 3 })
    await Promise.all(Array.from({ length: 30 }, () => store.create(erika, empty)))
    const { token } = await store.create(erika, empty)
    expect(await store.list(erika)).toHaveLength(3)
    expect((await store.get(token)).status).toBe('active')
  })

  it('does not count ended sessions against the limit', async () => {
    freezeClock()
    const store = await createStore({ perUser: 2 })
    const { token: oldest } = await store.create(erika, empty)
    later(1)
    const { token: ended } = await store.create(erika, empty)
    await store.revoke(ended)
    await store.create(erika, empty)
    expect((await store.get(oldest)).status).toBe('active')
  })

  it("lists a user's sessions, nobody else's, without data", async () => {
    freezeClock()
    const store = await createStore()
    const first = await store.create(erika, { forms: ['Wohngeld'] })
    later(1)
    const second = await store.create(erikaElsewhere, empty)
    await store.create(otto, empty)
    const { data: _, ...handle } = first.session
    expect(await store.list(erika)).toEqual([handle])
    expect((await store.list({ userId: 'erika' })).map(({ id }) => id)).toEqual([
      first.session.id,
      second.session.id,
    ])
  })

  it('signs a user out everywhere, in one workspace, or everywhere else', async () => {
    const store = await createStore()
    const signIn = async () => {
      const owners = [erika, erika, erikaElsewhere, otto]
      const created = await Promise.all(owners.map((owner) => store.create(owner, empty)))
      const statuses = async () =>
        (await Promise.all(created.map(({ token }) => store.get(token))))
          .map(({ status }) => (status === 'active' ? '+' : '-'))
          .join('')
      return { created, statuses }
    }

    let { created, statuses } = await signIn()
    const exceptId = created[0]!.session.id
    expect(await store.revokeAll({ ...erika, exceptId })).toBe(1)
    expect(await statuses()).toBe('+-++')
    expect(await store.revokeAll({ userId: 'erika', exceptId })).toBe(1)
    expect(await statuses()).toBe('+--+')
    expect(await store.revokeAll({ userId: 'erika' })).toBe(1)
    expect(await statuses()).toBe('---+')
    ;({ created, statuses } = await signIn())
    expect(await store.revokeAll(erika)).toBe(2)
    expect(await statuses()).toBe('--++')
  })

  it('signs out with the token that a rotation has just replaced, but not with older ones', async () => {
    const store = await createStore()
    const { token } = await store.create(erika, empty)
    const rotated = await store.rotate(token)
    const again = await store.rotate(rotated.status === 'active' ? rotated.token : '')
    const fresh = again.status === 'active' ? again.token : ''
    await store.revoke(token)
    expect((await store.get(fresh)).status).toBe('active')
    await store.revoke(rotated.status === 'active' ? rotated.token : '')
    expect((await store.get(fresh)).status).toBe('absent')
  })

  it('signs out a session that is being rotated', async () => {
    const store = await createStore()
    const { token } = await store.create(erika, empty)
    const [rotated] = await Promise.all([store.rotate(token), store.revokeAll({ userId: 'erika' })])
    const fresh = rotated.status === 'active' ? rotated.token : token
    expect((await store.get(fresh)).status).toBe('absent')
  })
}
