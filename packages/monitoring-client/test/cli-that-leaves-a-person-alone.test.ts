import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text as read } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { folder, startSva, sva } from './support/sva.ts'

const text = 'Mail an max@example.org,\nTel. +49 151 23456789\n'

describe('explain shows nothing that helps', () => {
  it('marks what goes, and says by which rule, where and how much', () => {
    expect(sva(['redact', 'explain'], { input: text }).stdout).toBe(
      `Mail an >>max@example.org<<,
Tel. >>+49 151 23456789<<

email  1:9       length 15
phone  2:6       length 16
`,
    )
  })

  it('reads a file, standard input, and standard input by its usual name', () => {
    const file = join(folder(), 'note.txt')
    writeFileSync(file, text)
    const { stdout } = sva(['redact', 'explain'], { input: text })
    expect(sva(['redact', 'explain', file]).stdout).toBe(stdout)
    expect(sva(['redact', 'explain', '-'], { input: text }).stdout).toBe(stdout)
  })

  it('knows what a key says: the same word is nothing, and everything', () => {
    const input = 'erika\n'
    expect(sva(['redact', 'explain'], { input }).stdout).toBe('erika\n\nnothing found\n')
    expect(sva(['redact', 'explain', '--key', 'user_id'], { input }).stdout).toBe(
      '>>erika<<\n\nidentity-key  1:1       length 5\n',
    )
    // An id is one by its shape; the end of the line is not part of it.
    const card = '4111111111111111\n'
    expect(sva(['redact', 'explain'], { input: card }).stdout).toContain('card')
    expect(sva(['redact', 'explain', '--key', 'order.id'], { input: card }).stdout).toContain(
      'nothing found',
    )
  })

  it('is coloured only where somebody sees it', () => {
    const coloured = { input: text, env: { FORCE_COLOR: '1' } }
    expect(sva(['redact', 'explain'], coloured).stdout).toContain('\u001b[43mmax@example.org')
    expect(sva(['redact', 'explain', '--json'], coloured).stdout).not.toContain('\u001b')
    for (const env of [{}, { NO_COLOR: '1' }]) {
      expect(sva(['redact', 'explain'], { input: text, env }).stdout).not.toContain('\u001b')
    }
  })
})

describe('a slip of the fingers ends in a stack trace, or in success', () => {
  it.each([
    [[], 'Say what to do.'],
    [['redakt', 'scan'], 'There is no command redakt scan.'],
    [['redact'], 'Say what to do: redact explain or redact scan.'],
    [['toString'], 'There is no command toString.'],
    [['redact', 'scan'], 'scan needs at least one FILE.'],
    [['redact', 'scan', '--all', 'x'], "Unknown option '--all'."],
    [['redact', 'scan', '--key', 'x'], "Unknown option '--key'."],
    [['redact', 'explain', '--key'], "Option '--key <value>' argument missing."],
    [['redact', 'explain', 'one', 'two'], 'explain takes one FILE.'],
  ])('sva %j', (args, sentence) => {
    const { code, stdout, stderr } = sva(args)
    expect(stderr).toBe(`${sentence} sva --help says what there is.\n`)
    expect([code, stdout]).toEqual([2, ''])
  })

  it('a file that is not there, or not text, is a sentence', () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'core'), '\0')
    expect(sva(['redact', 'explain', 'lost'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'lost: not read: no such file or directory\n',
    })
    expect(sva(['redact', 'explain', 'core'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'core: not text, skipped\n',
    })
    expect(sva(['redact', 'explain', '.'], { cwd }).stderr).toMatch(/^\.: not read: .*directory\n$/)
  })

  it('help is where people look for it, and names every exit code', () => {
    const { code, stdout } = sva(['--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/Exit code: 0 .* 1 .* 2 /)
    expect(sva(['redact', 'scan', '-h'])).toEqual({ code: 0, stdout, stderr: '' })
  })

  it('the version is the one that is installed', () => {
    const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
    const { version } = JSON.parse(manifest) as { version: string }
    expect(sva(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })
})

describe('a pipe or Ctrl-C ends in a stack trace', () => {
  it('a reader that has seen enough stops the search, and nothing is said', async () => {
    const file = join(folder(), 'big.log')
    writeFileSync(file, text.repeat(100_000))
    const child = startSva(['redact', 'scan', file])
    const ended = Promise.all([read(child.stderr), once(child, 'exit')])
    await Promise.race([once(child.stdout, 'data'), ended])
    child.stdout.destroy()
    const [said, [code]] = await ended
    expect([said, code]).toEqual(['', 141])
  })

  it('Ctrl-C while it waits for input ends it as it ends every program', async () => {
    const child = startSva(['redact', 'explain'])
    const ended = Promise.all([read(child.stderr), once(child, 'exit')])
    await once(child, 'spawn')
    child.kill('SIGINT')
    const [said, [, signal]] = await ended
    expect([said, signal]).toEqual(['', 'SIGINT'])
  })
})
