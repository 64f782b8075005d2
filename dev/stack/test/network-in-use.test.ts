import { expect, it } from 'vitest'
import type { Program } from '../src/docker.ts'
import { guests } from '../src/guests.ts'
import { createProject } from '../src/project.ts'

const project = createProject({ COMPOSE_PROJECT_NAME: 'amt' })

function docker(stdout: string) {
  const calls: (readonly string[])[] = []
  const program: Program = {
    read: async (...args) => (calls.push(args), { code: 0, stdout, stderr: '' }),
    show: () => Promise.reject(new Error('unexpected')),
  }
  return { program, calls }
}

it('who keeps the network is named, with what to do', async () => {
  const { program, calls } = docker('permits-1\nreceipts-1\n\n')
  expect(await guests(project, program)).toBe(
    'Network amt-telemetry stays: permits-1, receipts-1 still in it. The next pnpm stack up goes on with it.\n' +
      '  Fix, to remove it, too: docker stop permits-1 receipts-1, then pnpm stack down',
  )
  expect(calls[0]?.slice(0, 3)).toEqual(['network', 'inspect', 'amt-telemetry'])
})

it.each(['', '\n'])('nothing is said of a network that is empty or gone', async (stdout) => {
  expect(await guests(project, docker(stdout).program)).toBeUndefined()
})
