import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Program } from '../src/docker.ts'
import { stateFolder } from '../src/paths.ts'
import { createProject } from '../src/project.ts'
import { reset } from '../src/reset.ts'

const project = createProject({ COMPOSE_PROJECT_NAME: `unit-reset-${process.pid}` })
const folder = stateFolder(project.name)

beforeEach(() => mkdirSync(folder, { recursive: true, mode: 0o700 }))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function recording(code: number) {
  const calls: string[] = []
  const compose: Program = {
    read: () => Promise.reject(new Error('unexpected')),
    async show(...args) {
      calls.push(args.join(' '))
      return code
    },
  }
  return { compose, calls }
}

it.each(['', 'y', 'yes', 'sva-studio'])(
  'deletes nothing when the answer is "%s"',
  async (answer) => {
    const { compose, calls } = recording(0)
    expect(await reset(project, compose, async () => answer)).toBe(false)
    expect(calls).toEqual([])
    expect(existsSync(folder)).toBe(true)
  },
)

it('says what goes before it asks', async () => {
  let asked = ''
  await reset(project, recording(0).compose, async (question) => ((asked = question), ''))
  expect(asked).toMatch(/deletes all metrics, logs, sessions and silences/)
  expect(asked).toContain(project.name)
})

it.each([
  ['its name was typed', async () => `${project.name}\n`],
  ['nobody needs to be asked', undefined],
])('deletes volumes and secrets when %s', async (_, ask) => {
  const { compose, calls } = recording(0)
  expect(await reset(project, compose, ask)).toBe(true)
  expect(calls).toEqual(['down --volumes'])
  expect(existsSync(folder)).toBe(false)
})

it('keeps the secrets of containers that it could not remove', async () => {
  expect(await reset(project, recording(1).compose, undefined)).toBe(false)
  expect(existsSync(folder)).toBe(true)
})
