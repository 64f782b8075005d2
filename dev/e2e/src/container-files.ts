import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './run.ts'
import { container, stack } from './stack.ts'
import { unpacked } from './unpack.ts'

/** Everything in a folder of a container, running or not: as it is on the disk, and decompressed. */
export async function* filesOf(service: string, path: string): AsyncGenerator<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'sva-files-'))
  try {
    // A file may go while it is read; the others are still worth it, and the canaries tell.
    const copy = 'docker cp "$1" - | tar -x --no-same-owner --no-same-permissions -C "$2"'
    await run(['sh', '-c', copy, 'sh', `${container(service)}:${path}`, folder], {
      env: stack().env,
    })
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      yield* unpacked(file, readFileSync(file))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
