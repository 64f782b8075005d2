import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parseContainers, type Container } from '../src/containers.ts'
import { judge } from '../src/health.ts'
import { publishedPorts } from '../src/ports.ts'
import { report } from '../src/report.ts'

const ports = publishedPorts([], {})
const container = (change: Partial<Container>): Container => ({
  service: 'loki',
  state: 'running',
  health: 'healthy',
  ports: [],
  ...change,
})

describe('a service', () => {
  it.each([
    ['is not there', undefined, undefined, 'not started'],
    ['has ended', container({ state: 'exited', health: '' }), undefined, 'exited'],
    ['crashes in a loop', container({ state: 'restarting', health: '' }), undefined, 'restarting'],
    ['fails its check', container({ health: 'unhealthy' }), undefined, 'unhealthy'],
    ['has not answered its check yet', container({ health: 'starting' }), undefined, 'starting'],
    ['runs and does not answer from outside', container({ health: '' }), false, 'no answer'],
    ['runs and nobody looked', container({ health: '' }), undefined, 'not probed'],
  ])('that %s is not well', (_, given, answers, state) => {
    expect(judge('loki', given, answers, ports)).toMatchObject({ well: false, state })
  })

  it.each([
    ['by its own check', container({}), undefined],
    ['by the probe from outside', container({ health: '' }), true],
  ])('is well %s', (_, given, answers) => {
    expect(judge('loki', given, answers, ports)).toMatchObject({ well: true, state: 'healthy' })
  })
})

it('what compose prints is read line by line', () => {
  const text = [
    '{"Service":"redis","State":"running","Health":"healthy","Publishers":[{"PublishedPort":6379},{"PublishedPort":0}]}',
    '{"Service":"log-agent","State":"exited","Health":"","Publishers":null}',
    '',
  ].join('\n')
  expect(parseContainers(text)).toEqual([
    { service: 'redis', state: 'running', health: 'healthy', ports: [6379] },
    { service: 'log-agent', state: 'exited', health: '', ports: [] },
  ])
})

it('the report names the fix for whoever is unwell, and no password', () => {
  const members = [
    judge('loki', container({ health: 'unhealthy' }), undefined, ports),
    judge('grafana', container({ service: 'grafana' }), undefined, ports),
  ]
  const text = report({ project: 'p', well: false, members, watchdogAge: undefined })
  const [loki, grafana] = stripVTControlCharacters(text).split('\n')
  expect(loki).toBe('✗ loki     unhealthy  http://localhost:3100/ready  Fix: pnpm stack logs loki')
  expect(grafana).toContain('http://localhost:3001')
  expect(grafana).toContain('GRAFANA_ADMIN_PASSWORD in .env')
})

it('one that never started is told what to do where its image cannot be had', () => {
  const members = [
    judge('grafana', undefined, undefined, ports),
    judge('loki', container({}), undefined, ports),
  ]
  const text = report({ project: 'p', well: false, members, watchdogAge: 1 })
  expect(text).toContain('Fix: pnpm stack up; no image: pnpm stack build, or up --without grafana')
})

it('a stack that does not run is one sentence', () => {
  const members = [judge('loki', undefined, undefined, ports)]
  expect(report({ project: 'p', well: false, members, watchdogAge: undefined })).toBe(
    'Nothing of "p" runs.\n  Fix: pnpm stack up',
  )
})
