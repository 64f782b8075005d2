import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { search } from '../src/cli/pieces.ts'
import { redactor } from '../src/cli/terminal.ts'
import { folder, sva } from './support/sva.ts'

const clean = 'GET /permits/4711 200 in 12 ms, all of it as it should be\n'
const secret = 'reset asked for by erika@example.org'

interface Row {
  readonly file: string
  readonly rule: string
  readonly line: number
  readonly column: number
  readonly start: number
  readonly end: number
  readonly length: number
}

/** A private key as a file holds it; put together here, so that scanners of code hosts pass by. */
function privateKey(lines: number): string {
  const edge = (word: string): string => ['-----', word, ' RSA PRIVATE ', 'KEY-----'].join('')
  const body = Array.from({ length: lines }, (_, at) => `${at}`.padStart(64, 'MIIEowIBAAKCAQEAx'))
  return [edge('BEGIN'), ...body, edge('END')].join('\n')
}

it('a clean file fails a build, or one with an address passes it', () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'clean.log'), clean)
  writeFileSync(join(cwd, 'app.log'), `${clean}${clean}${secret}\n`)
  expect(sva(['redact', 'scan', 'clean.log'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(sva(['redact', 'scan', 'clean.log', 'app.log'], { cwd })).toEqual({
    code: 1,
    stdout: 'app.log:3:20 email 17\n',
    stderr: '',
  })
})

it('a finding is lost where a big file is cut, or told twice, or at another place', () => {
  const cwd = folder()
  // Lengths that have no common divisor with any buffer: sooner or later every cut hits one.
  const line = (at: number): string => `${'x'.repeat(at % 97)} erika@example.org ${at}`
  const lines = Array.from({ length: 20_000 }, (_, at) => line(at))
  const text = lines.join('\n')
  writeFileSync(join(cwd, 'big.log'), text)
  const { code, stdout } = sva(['redact', 'scan', '--json', 'big.log'], { cwd })
  const rows = JSON.parse(stdout) as Row[]
  expect(code).toBe(1)
  expect(rows.map(({ line, column }) => [line, column])).toEqual(
    lines.map((_, at) => [at + 1, (at % 97) + 2]),
  )
  expect(new Set(rows.map(({ start, end }) => text.slice(start, end)))).toEqual(
    new Set(['erika@example.org']),
  )
})

it('so many findings stand close together that the redactor stops looking', () => {
  const lines = Array.from({ length: 9_000 }, (_, at) => `a${at}@x.de`)
  const { stdout } = sva(['redact', 'scan', '-'], { input: lines.join('\n') })
  expect(stdout.match(/ email /g)).toHaveLength(9_000)
})

it('one endless line hides what stands in it', () => {
  const input = `${'{"a":1},'.repeat(30_000)} ${secret} ${'{"b":2},'.repeat(30_000)}`
  const { stdout } = sva(['redact', 'scan', '-'], { input })
  expect(stdout).toBe(`-:1:${240_001 + 20} email 17\n`)
})

it('a cut within a line hides what it splits, or makes a card out of half an order number', async () => {
  const explain = (text: string) => redactor.explain(text)
  const unit = `${'-'.repeat(200)} erika@example.org order_4111111111111111,`
  const told = new Set<string>()
  for (let shift = 0; shift < unit.length; shift += 1) {
    const text = ' '.repeat(shift) + unit.repeat(520)
    let found = 0
    for await (const piece of search([text], explain)) {
      found += piece.findings.length
      for (const { start, end } of piece.findings) told.add(piece.text.slice(start, end))
    }
    expect(found).toBe(520)
  }
  expect([...told]).toEqual(['erika@example.org'])
})

it('a private key of many lines is found as one, wherever a cut falls', () => {
  const key = privateKey(48)
  // The first window ends after some 60,000 characters.
  for (const before of [0, 900, 950, 1_000, 1_050, 1_100]) {
    const input = `${clean.repeat(before)}${key}\n${clean.repeat(2_000)}`
    const { stdout } = sva(['redact', 'scan', '-'], { input })
    expect(stdout).toBe(`-:${before + 1}:1 private-key ${key.length}\n`)
  }
})

it('a key without an end hides the rest of a file, or takes all memory', async () => {
  const [begin = ''] = privateKey(0).split('\n')
  let longest = 0
  let found: string[] = []
  const chunks = function* () {
    yield `${begin}\n`
    for (let at = 0; at < 20_000; at += 1) yield clean
    yield `${secret}\n`
  }
  const explain = (text: string) => {
    longest = Math.max(longest, text.length)
    return redactor.explain(text)
  }
  for await (const { findings } of search(chunks(), explain)) {
    found = found.concat(findings.map(({ rule }) => rule))
  }
  expect(found.at(0)).toBe('private-key')
  expect(found.at(-1)).toBe('email')
  expect(longest).toBeLessThanOrEqual(65_536)
})

it('what Windows writes as UTF-16 passes for a picture', () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'windows.log'), Buffer.from(`\ufeff${secret}\r\n`, 'utf16le'))
  expect(sva(['redact', 'scan', 'windows.log'], { cwd }).stdout).toBe('windows.log:1:20 email 17\n')
})

it('a character that two buffers share becomes two wrong ones, and moves what follows', () => {
  const input = `x${'ü'.repeat(65_535)} ${secret}`
  expect(sva(['redact', 'scan', '-'], { input }).stdout).toBe('-:1:65557 email 17\n')
})

it('what was not looked into is passed over without a word', () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'old.log.gz'), gzipSync(`${secret}\0`))
  writeFileSync(join(cwd, 'core'), `\0${secret}`)
  expect(sva(['redact', 'scan', 'core'], { cwd })).toEqual({
    code: 0,
    stdout: '',
    stderr: 'core: not text, skipped\n',
  })
  expect(sva(['redact', 'scan', 'old.log.gz'], { cwd }).stderr).toBe(
    'old.log.gz: not text, skipped\n',
  )
})

it('a file that is missing counts as clean, or keeps the others from being searched', () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'app.log'), secret)
  expect(sva(['redact', 'scan', 'missing.log', 'app.log'], { cwd })).toEqual({
    code: 2,
    stdout: 'app.log:1:20 email 17\n',
    stderr: 'missing.log: not read: no such file or directory\n',
  })
})

it('a folder is not looked into to its end, or left by a link', () => {
  const cwd = folder()
  mkdirSync(join(cwd, 'logs/2026/11'), { recursive: true })
  writeFileSync(join(cwd, 'logs/2026/11/b.log'), secret)
  writeFileSync(join(cwd, 'logs/a.log'), `\n${secret}`)
  symlinkSync('..', join(cwd, 'logs/up'))
  expect(sva(['redact', 'scan', 'logs'], { cwd }).stdout).toBe(
    'logs/2026/11/b.log:1:20 email 17\nlogs/a.log:2:20 email 17\n',
  )
})
