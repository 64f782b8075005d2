import { createReadStream, statSync } from 'node:fs'

/** One member of an archive; `path` without a leading slash. */
export type Entry = { readonly path: string; readonly owner?: string } & (
  | { readonly file: string }
  | { readonly text: string }
  | { readonly folder: number }
  | { readonly link: string }
)

const block = 512

/**
 * A ustar archive. Written here because owners are part of what we say, whoever runs this: tar(1)
 * takes one owner for all members, and `chown` needs root.
 */
export async function* tar(entries: readonly Entry[]): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    const content = 'text' in entry ? Buffer.from(entry.text) : undefined
    const size = 'file' in entry ? statSync(entry.file).size : (content?.length ?? 0)
    yield header(entry, size)
    if (content !== undefined) yield content
    if ('file' in entry) yield* createReadStream(entry.file) as AsyncIterable<Buffer>
    yield Buffer.alloc((block - (size % block)) % block)
  }
  yield Buffer.alloc(2 * block)
}

function header(entry: Entry, size: number): Buffer {
  const [uid = 0, gid = uid] = (entry.owner ?? '0:0').split(':').map(Number)
  const bytes = Buffer.alloc(block)
  const put = (text: string, offset: number, length: number) => {
    if (Buffer.byteLength(text) > length) throw new Error(`"${text}" is too long for an archive.`)
    bytes.write(text, offset)
  }
  const octal = (value: number, offset: number, length: number) =>
    put(`${value.toString(8).padStart(length - 1, '0')}\0`, offset, length)

  put('folder' in entry ? `${entry.path}/` : entry.path, 0, 100)
  octal('folder' in entry ? entry.folder : 'text' in entry ? 0o644 : 0o755, 100, 8)
  octal(uid, 108, 8)
  octal(gid, 116, 8)
  octal(size, 124, 12)
  octal(0, 136, 12)
  put(' '.repeat(8), 148, 8)
  put('folder' in entry ? '5' : 'link' in entry ? '2' : '0', 156, 1)
  if ('link' in entry) put(entry.link, 157, 100)
  put('ustar\x0000', 257, 8)
  octal(
    bytes.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  )
  return bytes
}
