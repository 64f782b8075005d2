import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

interface Surroundings {
  readonly input?: string | Buffer
  readonly cwd?: string
  readonly env?: Record<string, string>
}

/** The real command, as a shell starts it; nothing of it is a terminal. */
export function sva(args: readonly string[], { input = '', cwd, env }: Surroundings = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    input,
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  return { code: status, stdout, stderr }
}

/** The same, still running. */
export function startSva(args: readonly string[]) {
  return spawn(process.execPath, [main, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
}

/** A folder that is gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sva-cli-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}
