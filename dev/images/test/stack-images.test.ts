import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programsOf } from '../src/ensure-images.ts'
import { wrapperFolder } from '../src/hash.ts'
import { images, tagOf, withoutStandIn } from '../src/images.ts'
import { programNamed, programs } from '../src/programs.ts'

const root = join(import.meta.dirname, '../../..')
const composeFiles = ['docker-compose.monitoring.yml', 'dev/monitoring/with/*.yml']
const compose = composeFiles
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .map((file) => readFileSync(join(root, file), 'utf8'))
const lines = compose.join('\n').split('\n')

test('no pin of a compose file is unknown here, and no image here is unused there', () => {
  const pins = lines.flatMap((line) => /^\s*image:\s*(\S+)/.exec(line)?.[1] ?? [])
  const known = [...images.map(({ tag }) => tag), ...Object.keys(withoutStandIn)]
  expect([...new Set(pins.map(tagOf))].toSorted()).toEqual(known.toSorted())
})

test('a pin by digest is a pin', () => {
  const digest = `@sha256:${'0123456789abcdef'.repeat(4)}`
  expect(tagOf(`grafana/loki:3.7.8${digest}`)).toBe('grafana/loki:3.7.8')
})

test.each(images)(
  '$tag: a version other than the pinned one is said here and beside the pin',
  (image) => {
    const { tag, runs, differs } = image
    if (versionOf(tag) === runs) return
    expect(differs).toContain(runs)
    const at = lines.findIndex((line) => line.includes(`image: ${tag}`))
    const above = lines.slice(at - 4, at).filter((line) => line.trim().startsWith('#'))
    expect(above.join(' ')).toContain(runs)
  },
)

test.each(images)('$tag: the version that it claims to run is the one that is built', (image) => {
  for (const name of programsOf(image)) expect(programNamed(name).release).toBe(image.runs)
})

test.each(programs)('$name: the wrapper pins the version that the table names', (program) => {
  const file = (name: string) => readFileSync(join(wrapperFolder(program), name), 'utf8')
  expect(file('go.mod')).toMatch(
    new RegExp(`^(?:require )?\\s*${program.module} ${program.version}$`, 'm'),
  )
  expect(file('go.sum')).toContain(`${program.module} ${program.version} h1:`)
})

test.each(programs)(
  '$name: what it builds is named as a tool, or would be tidied away',
  (program) => {
    const goMod = readFileSync(join(wrapperFolder(program), 'go.mod'), 'utf8')
    // The collector's wrapper has a main.go of its own.
    const packages = Object.values(program.binaries).filter((path) => path !== '.')
    for (const path of packages) expect(goMod).toMatch(new RegExp(`^(?:tool )?\\s*${path}$`, 'm'))
  },
)

test("the stand-in's Node is the one that ./run brings", () => {
  const brought = /^NODE_VERSION=(\S+)$/m.exec(readFileSync(join(root, 'run'), 'utf8'))?.[1]
  expect(images.map(({ tag }) => tag)).toContain(`node:${brought}-alpine`)
})

function versionOf(tag: string): string {
  return tag
    .split(':')[1]!
    .replace(/^v/, '')
    .replace(/-alpine$/, '')
}
