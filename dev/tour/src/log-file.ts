import { createWriteStream, mkdirSync, rmSync, type WriteStream } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

/** What happened in detail. Ignored by git, for its owner only, and gone at the next start. */
export class LogFile {
  readonly path = join(root, '.tools/demo.log')
  readonly #stream: WriteStream

  constructor() {
    mkdirSync(dirname(this.path), { recursive: true })
    rmSync(this.path, { force: true })
    this.#stream = createWriteStream(this.path, { mode: 0o600 })
  }

  write(who: string, line: string): void {
    this.#stream.write(`${who}: ${line}\n`)
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#stream.end(resolve))
  }
}
