import { setImmediate as turn, setTimeout as later } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { getWorkspaceContext, runWithWorkspaceContext } from '../src/index.ts'

const flows = 1000
const towns = ['musterstadt', 'neudorf', 'altenhagen']

/** Each hop yields to all other flows, every flow in another rhythm. */
const hops: readonly ((n: number) => Promise<unknown>)[] = [
  () => Promise.resolve(),
  () => turn(),
  (n) => later(n % 4),
  () => new Promise<void>((resolve) => process.nextTick(resolve)),
]

it('of 1,000 interleaved flows, none ever sees the workspace of another', async () => {
  const seen = await Promise.all(
    Array.from({ length: flows }, (_, n) => {
      const context = { workspaceId: towns[n % towns.length]!, requestId: `req-${n}` }
      return runWithWorkspaceContext(context, () => follow(n))
    }),
  )
  expect(seen).toHaveLength(flows)
  for (const [n, contexts] of seen.entries()) {
    expect(contexts).toHaveLength(12)
    for (const context of contexts)
      expect(context).toEqual({ workspaceId: towns[n % 3], requestId: `req-${n}` })
  }
  expect(getWorkspaceContext()).toEqual({})
})

async function follow(n: number): Promise<unknown[]> {
  const contexts: unknown[] = []
  for (let hop = 0; hop < 12; hop += 1) {
    await hops[(n + hop) % hops.length]!(n)
    contexts.push(getWorkspaceContext())
  }
  return contexts
}
