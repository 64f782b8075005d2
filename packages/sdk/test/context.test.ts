import { expect, it } from 'vitest'
import {
  carryWorkspaceContext,
  getWorkspaceContext,
  requireWorkspaceContext,
  runWithoutWorkspaceContext,
  runWithWorkspaceContext,
  type WorkspaceContext,
} from '../src/index.ts'

const musterstadt = {
  workspaceId: 'musterstadt',
  requestId: 'req-1',
  userId: 'u-17',
  sessionId: 's-4',
}

it('outside of any workspace there is an empty context, not the last one used', () => {
  runWithWorkspaceContext(musterstadt, () => {})
  expect(getWorkspaceContext()).toEqual({})
  expect(Object.isFrozen(getWorkspaceContext())).toBe(true)
  expect(getWorkspaceContext()).toBe(getWorkspaceContext())
})

it('code that must not run without a workspace throws, and the error says the fix', () => {
  expect(() => requireWorkspaceContext()).toThrow(/SVA_WORKSPACE_MISSING.*\n.*Fix: wrap/)
  expect(runWithWorkspaceContext(musterstadt, requireWorkspaceContext)).toEqual(musterstadt)
})

it('a request id alone is not a workspace', () => {
  expect(() => runWithWorkspaceContext({ requestId: 'r' }, requireWorkspaceContext)).toThrow(
    'SVA_WORKSPACE_MISSING',
  )
})

it('an inner context adds to the outer one, and the outer one comes back', () => {
  runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () => {
    runWithWorkspaceContext({ userId: 'u-17' }, () => {
      expect(getWorkspaceContext()).toEqual({ workspaceId: 'musterstadt', userId: 'u-17' })
    })
    expect(getWorkspaceContext()).toEqual({ workspaceId: 'musterstadt' })
  })
})

it('neither user nor session crosses the border into another workspace', () => {
  runWithWorkspaceContext(musterstadt, () => {
    runWithWorkspaceContext({ workspaceId: 'neudorf' }, () => {
      expect(getWorkspaceContext()).toEqual({ workspaceId: 'neudorf', requestId: 'req-1' })
    })
    runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () => {
      expect(getWorkspaceContext()).toEqual(musterstadt)
    })
  })
})

it('a forgotten value does not silently lose the workspace', () => {
  const forgotten: { workspaceId?: string } = {}
  const written = { workspaceId: forgotten.workspaceId } as WorkspaceContext
  runWithWorkspaceContext(musterstadt, () => {
    expect(() => runWithWorkspaceContext(written, () => {})).toThrow('SVA_WORKSPACE_ID_INVALID')
  })
})

it.each([
  ['empty', ''],
  ['65 characters', 'a'.repeat(65)],
  ['a path', '../neudorf'],
  ['a line break', 'musterstadt\nadmin'],
  ['a trailing line break', 'musterstadt\n'],
  ['an e-mail address', 'jane@example.org'],
  ['a leading dash', '-musterstadt'],
  ['an umlaut', 'mühlhausen'],
])('a workspace id that is %s is refused, and never echoed', (_what, workspaceId) => {
  // The whole message, to the letter: there is no room for the value in it.
  expect(() => runWithWorkspaceContext({ workspaceId }, () => {})).toThrow(
    /^\[SVA_WORKSPACE_ID_INVALID\] The workspace id \(string\) is not 1-64 characters of A-Z a-z 0-9 \. _ - starting with a letter or digit\.\n {2}Fix: pass the technical id of the workspace, not its name or a user id$/,
  )
})

it('nothing changes a context from the inside', () => {
  const mine: { workspaceId: string } = { workspaceId: 'musterstadt' }
  runWithWorkspaceContext(mine, () => {
    mine.workspaceId = 'neudorf'
    const seen = getWorkspaceContext() as { workspaceId?: string }
    expect(seen.workspaceId).toBe('musterstadt')
    expect(() => (seen.workspaceId = 'neudorf')).toThrow(TypeError)
  })
})

it('what a workspace throws, and what it returns, passes through', async () => {
  expect(() =>
    runWithWorkspaceContext(musterstadt, () => {
      throw new RangeError('no such permit')
    }),
  ).toThrow(RangeError)
  expect(getWorkspaceContext()).toEqual({})
  expect(await runWithWorkspaceContext(musterstadt, async () => 7)).toBe(7)
})

it('work for nobody does not run for the one who started it', () => {
  runWithWorkspaceContext(musterstadt, () => {
    expect(runWithoutWorkspaceContext(getWorkspaceContext)).toEqual({})
    expect(getWorkspaceContext()).toEqual(musterstadt)
  })
})

it('a job in a queue carries its workspace as plain data, and no person', () => {
  const message = runWithWorkspaceContext(musterstadt, () =>
    JSON.stringify({ permit: 12, context: carryWorkspaceContext() }),
  )
  expect(message).toBe('{"permit":12,"context":{"workspaceId":"musterstadt","requestId":"req-1"}}')
  const job = JSON.parse(message) as { context: WorkspaceContext }
  expect(runWithWorkspaceContext(job.context, requireWorkspaceContext)).toEqual({
    workspaceId: 'musterstadt',
    requestId: 'req-1',
  })
})

it('a job that was queued outside of a workspace does not gain one in the worker', () => {
  const carried = carryWorkspaceContext()
  expect(carried).toEqual({})
  expect(runWithWorkspaceContext(carried, getWorkspaceContext)).toEqual({})
})

it('a job from before there was a context is refused with the fix, not with a TypeError', () => {
  const job = JSON.parse('{"permit":12}') as { context: WorkspaceContext }
  expect(() => runWithWorkspaceContext(job.context, () => {})).toThrow('SVA_WORKSPACE_ID_INVALID')
})
