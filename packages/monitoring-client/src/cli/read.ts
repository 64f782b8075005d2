import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { TextDecoder } from 'node:util'

/** What a path stands for: itself, or every file in the folder that it is. `-`: standard input. */
export async function filesIn(path: string): Promise<readonly string[]> {
  if (path === '-' || !(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((file) => join(file.parentPath, file.name)).toSorted()
}

/** Pictures, archives: what would be looked for is not there to be read. */
export class NotText extends Error {}

/** @throws NotText, or what the file system says */
export async function* textOf(path: string): AsyncGenerator<string> {
  const bytes: AsyncIterable<Buffer> = path === '-' ? process.stdin : createReadStream(path)
  let decoder: TextDecoder | undefined
  for await (const chunk of bytes) {
    decoder ??= decoderOf(chunk)
    yield decoder.decode(chunk, { stream: true })
  }
  if (decoder !== undefined) yield decoder.decode()
}

/** As git tells text from the rest, but for the UTF-16 that Windows' shells write. */
function decoderOf(start: Buffer): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le')
  if (start.subarray(0, 8_192).includes(0)) throw new NotText()
  return new TextDecoder()
}
