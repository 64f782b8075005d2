import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCommand } from '../src/cli.ts'
import { UsageError } from '../src/errors.ts'
import { root } from '../src/paths.ts'

const emptyPath = mkdtempSync(join(tmpdir(), 'stack-path-'))
const refusingPath = mkdtempSync(join(tmpdir(), 'stack-path-'))
const refusing = '#!/bin/sh\necho "$REFUSAL" >&2\nexit 1\n'
writeFileSync(join(refusingPath, 'docker'), refusing, { mode: 0o755 })
afterAll(() => {
  for (const folder of [emptyPath, refusingPath]) rmSync(folder, { recursive: true })
})

function stack(args: readonly string[], env: NodeJS.ProcessEnv) {
  const main = join(root, 'dev/stack/src/main.ts')
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
}

describe('what cannot be understood', () => {
  it.each([
    [['start'], 'There is no "start"'],
    [['up', '--wiht', 'tracing'], "Unknown option '--wiht'"],
    [
      ['up', '--with', 'jaeger'],
      '--with jaeger is unknown.\n  Fix: one or more of promtail, tracing',
    ],
    [['up', 'loki'], '"loki" is too much'],
    [['logs', 'loki', 'redis'], '"redis" is too much'],
    [['down', '--volumes'], "Unknown option '--volumes'"],
    [['constructor'], 'There is no "constructor"'],
    [[], 'pnpm stack up'],
  ])('%j is a sentence', (args, sentence) => {
    expect(() => readCommand(args)).toThrow(UsageError)
    expect(() => readCommand(args)).toThrow(sentence)
  })

  it('leads to 2', async () => {
    const { code, stdout, stderr } = await stack(['start'], { PATH: emptyPath })
    expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 3])
  })
})

describe('every command', () => {
  it.each(['up', 'down', 'status', 'logs', 'reset'])('%s has a help', (name) => {
    const command = readCommand([name, '--help'])
    expect(command).toMatchObject({
      name: 'help',
      text: expect.stringContaining(`pnpm stack ${name}`),
    })
  })

  it('--with takes commas and repetition', () => {
    const command = readCommand(['up', '--with', 'tracing,promtail', '--with', 'tracing'])
    expect(command).toEqual({ name: 'up', extras: ['tracing', 'promtail'], without: [] })
  })
})

describe('a machine whose Docker is not ready is told in one sentence', () => {
  it.each([
    ['is not there', emptyPath, '', 'Docker is not installed.'],
    [
      'does not run',
      refusingPath,
      'Cannot connect to the Docker daemon',
      "Docker's daemon does not answer.",
    ],
    [
      'is closed to us',
      refusingPath,
      'permission denied while trying to connect',
      'Docker does not let you in.',
    ],
  ])('Docker %s', async (_, path, refusal, sentence) => {
    const env = { PATH: `${path}:/nowhere`, REFUSAL: refusal }
    const { code, stderr } = await stack(['status'], env)
    const [first, fix, ...more] = stderr.trimEnd().split('\n')
    expect([code, first, more]).toEqual([1, sentence, []])
    expect(fix).toMatch(/^ {2}Fix: /)
  })
})
