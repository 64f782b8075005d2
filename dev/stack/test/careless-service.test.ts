import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { composeFile, extraFile, extras, root } from '../src/paths.ts'
import { rules, type Service } from './compose-rules.ts'

type Services = Readonly<Record<string, Service>>

const read = (file: string): Services =>
  parse(readFileSync(join(root, file), 'utf8'), { merge: true, logLevel: 'error' }).services

const base = read(composeFile)
/** As compose merges them, as far as the rules look: an extra file changes some keys of a service. */
const all: Services = extras
  .map(extraFile)
  .map(read)
  .flatMap((services) => Object.entries(services))
  .reduce<Services>(
    (merged, [name, service]) => ({ ...merged, [name]: { ...merged[name], ...service } }),
    base,
  )

describe.each([
  ['the stack', base],
  ['the stack with everything', all],
])('%s', (_, services) => {
  it.each(rules)('has no service that $danger', ({ holds, except = {} }) => {
    const careless = Object.entries(services).filter(([name, service]) => !holds(service, name))
    expect(careless.map(([name]) => name).toSorted()).toEqual(
      Object.keys(except)
        .filter((name) => Object.hasOwn(services, name))
        .toSorted(),
    )
  })
})

it.each(rules)('a service that $danger is noticed', ({ holds, careless }) => {
  expect(holds(base['prometheus']!, 'prometheus')).toBe(true)
  expect(holds({ ...base['prometheus']!, ...careless }, 'prometheus')).toBe(false)
})

it('a service that is pinned by digest is as good as before', () => {
  for (const [name, service] of Object.entries(base)) {
    const image = `${service.image}@sha256:${'0123456789abcdef'.repeat(4)}`
    const broken = (it: Service) => rules.filter(({ holds }) => !holds(it, name))
    expect(broken({ ...service, image })).toEqual(broken(service))
  }
})

it('stops nobody before those who still send to it', () => {
  const order = parse(readFileSync(join(root, composeFile), 'utf8'), { merge: true }).services
  const after = (name: string): readonly string[] => order[name].depends_on ?? []
  expect(after('otel-collector')).toEqual(expect.arrayContaining(['prometheus', 'loki']))
  expect(after('log-agent')).toContain('loki')
  expect(after('prometheus')).toContain('alertmanager')
  expect(after('alertmanager')).toContain('alert-inbox')
  expect(after('redis-exporter')).toContain('redis')
})

it('reset leaves no volume behind: compose forgets those that no service mounts', () => {
  for (const file of extras.map(extraFile))
    expect(readFileSync(join(root, file), 'utf8')).not.toContain('volumes: !override')
})
