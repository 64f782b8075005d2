import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Thrown by what Ctrl-C or SIGTERM has stopped. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/**
 * Gives `work` a folder that is gone afterwards: after an error, after Ctrl-C (which aborts the
 * signal), and when somebody calls `process.exit`. Compilers fill it with gigabytes.
 */
export async function inTemporaryFolder<T>(
  work: (folder: string, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sva-build-'))
  const controller = new AbortController()
  const interrupt = () => controller.abort(new Interrupted('Interrupted.'))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('exit', remove)
  try {
    return await work(folder, controller.signal)
  } finally {
    remove()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt).off('exit', remove)
  }
}
