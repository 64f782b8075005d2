import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const src = join(import.meta.dirname, '../src')

/** The app as it is started in production, in a process of its own; resolves when it listens. */
export async function startProcess(env: Record<string, string>) {
  const preload = ['--import', join(src, 'monitoring.ts')]
  const child = spawn(process.execPath, [...preload, join(src, 'main.ts')], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface(child.stdout)
  const origin = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => line.startsWith('http://') && resolve(line))
    lines.once('close', () => reject(new Error('The app ended without saying its address.')))
  })
  return {
    origin,
    stop: () => child.kill('SIGTERM'),
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
