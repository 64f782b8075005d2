import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { complete, ensureEnvFile, newPassword, passwords } from '../src/env-file.ts'
import { root } from '../src/paths.ts'

let folder: string
let file: string
const example = join(root, '.env.example')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stack-env-'))
  file = join(folder, '.env')
})
afterEach(() => rmSync(folder, { recursive: true }))

const modeOf = (path: string): number => statSync(path).mode & 0o777

describe('the first start', () => {
  it('lets nobody else read .env, and leaves no draft beside it', () => {
    ensureEnvFile(file, example)
    expect(modeOf(file)).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['.env'])
  })

  it('gives every password a value of its own that nobody can guess', () => {
    ensureEnvFile(file, example)
    const env = parseEnv(readFileSync(file, 'utf8'))
    const values = passwords.map((name) => env[name] ?? '')
    expect(new Set(values).size).toBe(passwords.length)
    for (const value of values) expect(value).toMatch(/^[\w-]{32}$/)
    expect(newPassword()).not.toBe(newPassword())
  })

  it('tells names, never values', () => {
    const told = ensureEnvFile(file, example)
    expect(told).toEqual(passwords)
  })
})

describe('a .env that is there', () => {
  it('keeps every byte when it is complete', () => {
    const text = `${passwords.map((name) => `${name}='Geheim ${name}'`).join('\r\n')}\n# Ende`
    writeFileSync(file, text)
    expect(ensureEnvFile(file, example)).toEqual([])
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('gets what is missing, and loses nothing', () => {
    const mine = 'SESSION_KEYS=meine\nREDIS_PASSWORD=\nGRAFANA_ADMIN_PASSWORD=Rathaus-42'
    const { text, generated } = complete(mine, () => 'neu')
    expect(generated).toEqual(['REDIS_PASSWORD', 'REDIS_EXPORTER_PASSWORD'])
    expect(text).toBe(
      'SESSION_KEYS=meine\nREDIS_PASSWORD=neu\nGRAFANA_ADMIN_PASSWORD=Rathaus-42\nREDIS_EXPORTER_PASSWORD=neu\n',
    )
  })

  it('takes a password with a $ as it is', () => {
    expect(complete('REDIS_PASSWORD=', () => "a$&$'b").text).toContain("REDIS_PASSWORD=a$&$'b\n")
  })

  it('is closed when others could read it', () => {
    writeFileSync(file, '')
    chmodSync(file, 0o644)
    ensureEnvFile(file, example)
    expect(modeOf(file)).toBe(0o600)
  })
})

it('the example holds no password, not even one for trying', () => {
  const env = parseEnv(readFileSync(example, 'utf8'))
  expect(passwords.map((name) => env[name])).toEqual(passwords.map(() => ''))
})
