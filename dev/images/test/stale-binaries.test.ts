import { cpSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cachedFolder } from '../src/build-programs.ts'
import { wrapperFolder, wrapperHash } from '../src/hash.ts'
import { images } from '../src/images.ts'
import { programNamed } from '../src/programs.ts'
import { standInHash } from '../src/stand-in.ts'

const loki = programNamed('loki')
let copy: string

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'sva-wrapper-'))
  cpSync(wrapperFolder(loki), copy, { recursive: true })
})
afterEach(() => rmSync(copy, { recursive: true }))

test('a wrapper that only moved or got older is not built again', () => {
  utimesSync(join(copy, 'go.mod'), 0, 0)
  expect(wrapperHash(loki, copy)).toBe(wrapperHash(loki))
})

test.each(['go.mod', 'go.sum', 'main.go'])('a change of %s is built', (file) => {
  writeFileSync(join(copy, file), 'changed')
  expect(wrapperHash(loki, copy)).not.toBe(wrapperHash(loki))
})

test('a change of how it is built is built', () => {
  expect(wrapperHash({ ...loki, tags: ['other'] })).not.toBe(wrapperHash(loki))
})

test('binaries of another Go are not taken for those of this one', () => {
  const folders = ['1.26.8', '1.27.0'].map((version) => cachedFolder(loki, { version }))
  expect(folders[0]).not.toBe(folders[1])
})

test.each([
  [{ SVA_CACHE: '/cache', XDG_CACHE_HOME: '/xdg' }, '/cache/programs/loki-'],
  [{ XDG_CACHE_HOME: '/xdg' }, '/xdg/sva-studio/programs/loki-'],
])('the cache folder of %o is respected', (env, start) => {
  expect(cachedFolder(loki, { version: '1.26.8' }, env).startsWith(start)).toBe(true)
})

test('a stand-in whose table entry changed is not taken for the current one', () => {
  const [image] = images
  expect(standInHash({ ...image!, user: '1:1' })).not.toBe(standInHash(image!))
})
