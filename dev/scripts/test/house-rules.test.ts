import { isBuiltin } from 'node:module'
import { expect, it } from 'vitest'
import { files, read, root } from '../repository.ts'

const imported = /(?:\bfrom|\bimport\(|^import) ?'([^'.][^']*)'/gm

interface Import {
  readonly file: string
  readonly name: string
}

/** What the source of a package imports from outside of itself. */
function imports(folder: string): Import[] {
  return files(`packages/${folder}/src/**/*.ts`).flatMap((file) =>
    [...read(file).matchAll(imported)].map(([, name]) => ({ file, name: name! })),
  )
}

/** The arrows of the house: what each package may import besides what is listed here is a mistake. */
const arrows: Record<string, (name: string) => boolean> = {
  sdk: isBuiltin,
  redaction: () => false,
  'monitoring-client': (name) =>
    isBuiltin(name) ||
    /^(@sva\/(sdk|redaction)|@opentelemetry\/.+|import-in-the-middle(\/.+)?)$/.test(name),
  auth: (name) => isBuiltin(name) || /^(@sva\/sdk|cookie|express|ioredis)$/.test(name),
}

it.each(Object.entries(arrows))('%s imports only what it may', (folder, may) => {
  expect(files(`packages/${folder}/src/**/*.ts`)).not.toEqual([])
  expect(imports(folder).filter(({ name }) => !may(name))).toEqual([])
})

it('auth only borrows the types of express and ioredis: neither is installed with it', () => {
  const borrowed = /^import (?!type )[^\n]*'(express|ioredis)'/m
  expect(files('packages/auth/src/**/*.ts').filter((file) => borrowed.test(read(file)))).toEqual([])
})

/** A word that may occur in these files only. Comments do not count. */
function onlyIn(folders: string, word: RegExp, allowed: RegExp): string[] {
  const code = (file: string) => read(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  return files(folders).filter((file) => !allowed.test(file) && word.test(code(file)))
}

it('the environment is read in one place, and NO_COLOR where colours are made', () => {
  const reads = /\bprocess\.env\b(?!\.NO_COLOR|\['NO_COLOR'\])/
  const allowed = /monitoring-client\/src\/(options\.ts|cli\/)/
  expect(onlyIn('packages/*/src/**/*.ts', reads, allowed)).toEqual([])
})

it('a library does not print, except where printing is its job', () => {
  const prints = /\bconsole\.\w+\(|process\.(stdout|stderr)\.write\(/
  const allowed = /monitoring-client\/src\/(console\.ts|cli\/)/
  expect(onlyIn('packages/*/src/**/*.ts', prints, allowed)).toEqual([])
})

it('nothing changes a context in place: no enterWith', () => {
  expect(onlyIn('packages/*/src/**/*.ts', /\.enterWith\(/, /$^/)).toEqual([])
})

it('an index only lists names', () => {
  const names = /\/\*[\s\S]*?\*\/|^export (type )?(\{[^}]*\}|\*( as \w+)?) from '[^']+'$/gm
  const indexes = files('packages/*/src/index.ts')
  expect(indexes.filter((file) => read(file).replaceAll(names, '').trim() !== '')).toEqual([])
})

it('a README is read to its end: at most 120 lines', () => {
  const readmes = files('README.md', '{packages,apps,dev}/*/README.md')
  const long = readmes.filter((file) => read(file).trimEnd().split('\n').length > 120)
  expect(long).toEqual([])
})

it('no file knows the machine it was written on', () => {
  const texts = files(
    '**/*.{ts,mts,js,mjs,cjs,md,json,jsonc,yml,yaml,sh,html,css,eta}',
    '{run,.ci/run,.env.example}',
  )
  expect(texts.length).toBeGreaterThan(50)
  expect(texts.filter((file) => read(file).includes(root))).toEqual([])
})
