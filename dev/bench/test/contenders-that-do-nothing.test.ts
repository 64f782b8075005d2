import { describe, expect, it } from 'vitest'
import { readsText } from '../src/contender.ts'
import { loadContenders } from '../src/contenders.ts'
import { createCorpus } from '../src/corpus.ts'
import { ours } from '../src/ours.ts'

// Peers that are not installed are left out: nobody needs a network for a test.
const contenders = await loadContenders()
const planted = createCorpus().flatMap(({ value, plant }) => (plant ? [{ value, plant }] : []))

describe('a contender is fast because it does nothing', () => {
  it.each(contenders.filter(readsText).map((one) => [one.name, one.redact] as const))(
    '%s',
    async (_, redact) => {
      const gone = new Set<string>()
      for (const { value, plant } of planted) {
        const written = JSON.stringify(await redact(value))
        if (!written.includes(plant.gone)) gone.add(plant.kind)
      }
      expect(gone.size).toBeGreaterThanOrEqual(3)
    },
  )

  const object = { password: 'hunter2', 'user.email': 'erika', city: 'Bremen' }

  it('ours, by key: only the city is left to be scanned', () => {
    expect(ours.keys?.(object)).toBe(1)
  })

  const others = contenders.filter(({ name }) => name !== 'ours')
  it.each(others.flatMap(({ name, keys }) => (keys ? [[name, keys] as const] : [])))(
    '%s, by key',
    (_, keys) => {
      const written = JSON.stringify(keys({ ...object }))
      expect(written).not.toContain('hunter2')
      expect(written).not.toContain('erika')
      expect(written).toContain('Bremen')
    },
  )

  it('ours and the twelve expressions are always there', () => {
    expect(contenders.map(({ name }) => name)).toEqual(expect.arrayContaining(['ours', 'naive']))
  })
})
