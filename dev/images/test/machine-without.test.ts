import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { complaint } from '../src/compile.ts'
import { checkDisk } from '../src/disk.ts'
import { findGo, neededGo } from '../src/go.ts'

const folder = mkdtempSync(join(tmpdir(), 'sva-go-'))
afterAll(() => rmSync(folder, { recursive: true }))

function goThatSays(version: string): string {
  const program = join(folder, `go-${version}`)
  writeFileSync(program, `#!/bin/sh\necho go version go${version} linux/amd64\n`)
  chmodSync(program, 0o755)
  return program
}

test('a missing Go is a sentence with a fix', async () => {
  await expect(findGo(['/nowhere/go'], '1.26.5')).rejects.toThrow(
    /needs Go, and there is none.*\n {2}Fix: install Go 1\.26\.5/,
  )
})

test('an old Go is not tried for minutes', async () => {
  await expect(findGo([goThatSays('1.9.7')], '1.26.5')).rejects.toThrow(/has 1\.9\.7/)
})

test('an old Go in front of a new one is passed over', async () => {
  const go = await findGo([goThatSays('1.9.7'), goThatSays('1.26.10')], '1.26.5')
  expect(go.version).toBe('1.26.10')
})

test('what is needed is the newest that a wrapper asks for', () => {
  expect(neededGo()).toMatch(/^1\.\d+\.\d+$/)
})

test('a disk that would fill up is said before the build', () => {
  expect(() => checkDisk('/tmp', 7.9e9)).toThrow(/7\.9 GB are free\.\n {2}Fix:/)
  expect(() => checkDisk('/tmp', 8e9)).not.toThrow()
})

test('the host of a module proxy is not named', () => {
  const said = complaint(
    'go: downloading a.example/b v1.0.0\n' +
      'go: a.example/b@v1.0.0: reading https://user:secret@proxy.internal/a/@v/v1.0.0.mod: 403 Forbidden\n',
  )
  expect(said).toBe(
    '  go: a.example/b@v1.0.0: reading <module proxy>/a/@v/v1.0.0.mod: 403 Forbidden',
  )
})
