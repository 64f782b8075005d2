import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { tagOf } from '@sva/images'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { readCommand } from '../src/cli.ts'
import { composeFile, extraFile, extras, root } from '../src/paths.ts'
import { publishedPorts } from '../src/ports.ts'
import type { Service } from './compose-rules.ts'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const page = read('docs/reference/stack.md')
const model = (file: string) => parse(read(file), { merge: true, logLevel: 'error' })
const files = [composeFile, ...extras.map(extraFile)].map(model)

/** Cells of the table below a heading, without the head. */
function table(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`## ${heading}`)
  const rows = section.split('\n## ', 1)[0]!.match(/^\|.*\|$/gm) ?? []
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

const pair = (part: Readonly<Record<string, string>> = {}): string =>
  `${part['memory']} / ${part['cpus']}`

it('services, images and limits are those of the files', () => {
  const services: [string, Service][] = files.flatMap(({ services }) => Object.entries(services))
  const real = services
    .filter(([, service]) => service.deploy !== undefined)
    .map(([name, { image, deploy }]) => {
      const { limits, reservations } = deploy!.resources
      return [name, tagOf(image!), pair(limits), pair(reservations)]
    })
  const told = table('Services').map(([name = '', ...cells]) => [
    name.split(' ')[0],
    ...cells.slice(0, 3),
  ])
  expect(told).toHaveLength(13)
  expect(new Set(told)).toEqual(new Set(real))
})

it('Promtail is named with its pin', () => {
  expect(page).toContain(tagOf(model(extraFile('promtail')).services['log-agent'].image))
})

it('the command for digests names every image', () => {
  const [, part = ''] = read('docs/how-to/run-the-stack.md').split('## Pin images by digest')
  const asked = [...part.matchAll(/-f (\S+)/g)].flatMap(([, file = '']) =>
    Object.values<Service>(model(file).services).map(({ image = '' }) => tagOf(image)),
  )
  const all = files.flatMap(({ services }) => Object.values<Service>(services))
  const images = all.flatMap(({ image }) => (image === undefined ? [] : [tagOf(image)]))
  const missing = images.filter((image) => !asked.includes(image) && !part.includes(` ${image}`))
  expect(missing).toEqual([])
})

it('ports are those of the files', () => {
  const told = table('Ports').map(([variable, port]) => [variable, port])
  const real = publishedPorts(extras, {}).map(({ variable, port }) => [
    `\`${variable}\``,
    `${port}`,
  ])
  expect(new Set(told)).toEqual(new Set(real))
})

it('every variable of the stack in .env.example is explained, and no other', () => {
  const [, part = ''] = read('.env.example').split('# ---- The monitoring stack')
  const example = part.split('\n# ---- ', 1)[0]!.matchAll(/^(?:# )?([A-Z][A-Z_]+)=(.*)$/gm)
  const told = [...table('Ports'), ...table('Other variables')].map(([name]) => name)
  expect(new Set(told)).toEqual(new Set([...example].map(([, name]) => `\`${name}\``)))
})

it('defaults in .env.example are those of the page', () => {
  const shown = parseEnv(read('.env.example').replaceAll(/^# (?=[A-Z_]+=)/gm, ''))
  const told = [...table('Ports'), ...table('Other variables')]
    .map((cells) => cells.map((cell) => cell.replaceAll('`', '')))
    .filter(([, standard = '']) => !['generated', 'none'].includes(standard))
  expect(told.length).toBeGreaterThan(12)
  expect(told.map(([variable = '']) => [variable, shown[variable]])).toEqual(
    told.map(([variable, standard]) => [variable, standard]),
  )
})

it('volumes are those of the files', () => {
  const told = table('Networks').map(([name]) => name)
  const real = files
    .flatMap(({ volumes = {} }) => Object.keys(volumes))
    .map((name) => `\`${name}\``)
  expect(told).toEqual(real)
})

it('index labels and promoted attributes are those that Loki and Prometheus are told', () => {
  const rows = new Map(table('Labels').map(([store = '', cell = '']) => [store, namesIn(cell)]))
  const loki = parse(read('dev/monitoring/loki/config.yaml')).limits_config.otlp_config
  const [{ attributes }] = loki.resource_attributes.attributes_config
  expect(rows.get('Loki, index')).toEqual(attributes.map(labelOf))
  const { otlp } = parse(read('dev/monitoring/prometheus/prometheus.yml'))
  // Of the others, `job` and `instance` are the service's, `workspace_id` is the point's own.
  expect(rows.get('Prometheus, of every app')).toEqual([
    'job',
    'instance',
    ...otlp.promote_resource_attributes.map(labelOf),
    'workspace_id',
  ])
})

const namesIn = (cell: string): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name!)
const labelOf = (attribute: string): string => attribute.replaceAll('.', '_')

it('every command is one that exists', () => {
  const told = table('Commands').map(([cell = '']) =>
    /^`pnpm stack (.+)`$/.exec(cell)![1]!.split(' '),
  )
  for (const args of told) expect(readCommand(args).name).toBe(args[0])
})
