import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/**
 * Waits for a child that this command stands for; Ctrl-C is passed on to it.
 *
 * @returns the exit code of this command: 0 after Ctrl-C, otherwise the child's, and 1 for a child
 * that somebody else killed.
 */
export async function foreground(child: ChildProcess): Promise<number> {
  let stopped = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopped = true
      child.kill('SIGTERM')
    })
  }
  const [code] = (await once(child, 'exit')) as [number | null]
  return stopped ? 0 : (code ?? 1)
}
