import { rmSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { stateFolder } from '../src/paths.ts'
import type { Project } from '../src/project.ts'
import { remembered } from '../src/choice.ts'
import { up } from '../src/up.ts'
import { projectOnFreePorts, recordingCompose } from './recording-compose.ts'

const name = `unit-up-${process.pid}`
afterEach(() => rmSync(stateFolder(name), { recursive: true, force: true }))

const project = (choice: Partial<Project> = {}) => projectOnFreePorts(name, choice)
const compose = recordingCompose

const running = new AbortController().signal
const redis = '{"Service":"redis","State":"running","Health":"healthy","Publishers":null}\n'

it('Ctrl-C takes down what this call started', async () => {
  const stop = new AbortController()
  const { program, calls } = compose('', () => stop.abort())
  expect(await up(await project(), program, stop.signal)).toBeUndefined()
  expect(calls.at(-1)).toEqual(['down'])
})

it('Ctrl-C leaves alone what ran before', async () => {
  const stop = new AbortController()
  const { program, calls } = compose(redis, () => stop.abort())
  expect(await up(await project(), program, stop.signal)).toBeUndefined()
  expect(calls.flat()).not.toContain('down')
})

it('a service that shall stay away is not started, and nobody misses it later', async () => {
  const { program, calls } = compose(redis)
  const health = await up(await project({ without: ['grafana'] }), program, running)
  expect(calls[0]).toEqual(expect.arrayContaining(['up', '--wait', 'redis']))
  expect(calls[0]).not.toContain('grafana')
  expect(health?.members.map(({ service }) => service)).not.toContain('grafana')
  expect(remembered(name)).toMatchObject({ without: ['grafana'] })
})

it('a start of which a service is missing is no success', async () => {
  const { program } = compose(redis)
  expect(await up(await project(), program, running)).toMatchObject({ well: false })
})

it('a service that does not exist cannot be left out', async () => {
  const { program, calls } = compose('')
  const starting = up(await project({ without: ['grafanna'] }), program, running)
  await expect(starting).rejects.toThrow('--without grafanna is no service')
  expect(calls).toEqual([])
})

it('a start that came to nothing does not advise to start', async () => {
  const { program } = compose('')
  await expect(up(await project(), program, running)).rejects.toThrow(
    'Compose started nothing; above it says why.\n  Fix for images',
  )
})
