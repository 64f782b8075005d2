import { expect, it } from 'vitest'
import { files, read } from '../repository.ts'

interface Manifest {
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
}

const exact = /^\d+\.\d+\.\d+$/
const [catalog = ''] = /^catalog:\n( .*\n)+/m.exec(read('pnpm-workspace.yaml')) ?? []
const entries = [...catalog.matchAll(/^ {2}'?([^':]+)'?: (.+)$/gm)]
const names = entries.map(([, name]) => name!)

it('no library is here without a reason, and no reason without its library', () => {
  const rows = [...read('docs/explanation/dependencies.md').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)]
  expect(rows.map(([, name]) => name!).toSorted()).toEqual(names.toSorted())
})

it('no version can move by itself', () => {
  expect(names).toContain('@opentelemetry/sdk-node')
  expect(entries.filter(([, , version]) => !exact.test(version!))).toEqual([])
})

it('no package brings a version of its own past the catalog', () => {
  const strays = files('package.json', '{packages,apps,dev}/*/package.json').flatMap((path) => {
    const { dependencies, devDependencies } = JSON.parse(read(path)) as Manifest
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, version]) => version !== 'catalog:' && version !== 'workspace:*')
      .map(([name, version]) => `${path}: ${name}@${version}`)
  })
  expect(strays).toEqual([])
})

it('no catalog entry is left over', () => {
  const manifests = files('package.json', '{packages,apps,dev}/*/package.json').map(read).join('\n')
  expect(names.filter((name) => !manifests.includes(`"${name}": "catalog:"`))).toEqual([])
})
