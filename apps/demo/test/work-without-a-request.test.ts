import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { channelNames, runWithWorkspaceContext, type WorkspaceEntered } from '@sva/sdk'
import { expect, test } from 'vitest'
import { runNightly } from '../src/jobs/nightly.ts'
import { ReceiptQueue } from '../src/jobs/receipts.ts'
import { PermitStore } from '../src/permits/store.ts'

const later = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000)
const add = (permits: PermitStore, workspaceId: string) =>
  runWithWorkspaceContext({ workspaceId }, () => permits.add('p-1042', {}))

async function contextsEntered(work: () => Promise<void>) {
  const contexts: WorkspaceEntered['context'][] = []
  const listen = (message: unknown) => contexts.push((message as WorkspaceEntered).context)
  subscribe(channelNames.workspaceEntered, listen)
  try {
    await work()
  } finally {
    unsubscribe(channelNames.workspaceEntered, listen)
  }
  return contexts
}

test('permits cannot be read by work that forgot its workspace', () => {
  expect(() => new PermitStore().ofUser('p-1042')).toThrow('SVA_WORKSPACE_MISSING')
})

test('the nightly job leaves no municipality out and lets no paid permit go', () => {
  const permits = new PermitStore()
  const [paid, ...unpaid] = ['musterstadt', 'musterstadt', 'beispielhausen', 'neudorf'].map(
    (workspace) => add(permits, workspace),
  )
  paid!.status = 'paid'
  runNightly(permits, later(13))
  expect(unpaid.map((permit) => permit.status)).toEqual(['unpaid', 'unpaid', 'unpaid'])
  runNightly(permits, later(15))
  expect(unpaid.map((permit) => permit.status)).toEqual(['lapsed', 'lapsed', 'lapsed'])
  expect(paid!.status).toBe('paid')
})

test('a receipt is not sent in the workspace of whoever started the worker', async () => {
  const queue = new ReceiptQueue()
  const permits = new PermitStore()
  const entered = await contextsEntered(async () => {
    const done = queue.work()
    const context = { workspaceId: 'neudorf', requestId: 'anfrage-1', userId: 'p-3001' }
    runWithWorkspaceContext(context, () => queue.add(permits.add('p-3001', {})))
    queue.close()
    await done
  })
  expect(entered.at(-1)).toEqual({ workspaceId: 'neudorf', requestId: 'anfrage-1' })
})
