import { expect, it } from 'vitest'
import * as one from '../src/observability/context.ts'

it('two installed copies share one context: what one enters, the other sees', async () => {
  const copy = '../src/observability/context.ts?copy'
  const two = (await import(copy)) as typeof one
  expect(two.runWithWorkspaceContext).not.toBe(one.runWithWorkspaceContext)
  const seen = one.runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () =>
    two.getWorkspaceContext(),
  )
  expect(seen).toEqual({ workspaceId: 'musterstadt' })
})
