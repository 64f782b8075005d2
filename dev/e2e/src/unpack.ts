import { constants, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { snappyStart, snappyStream } from './snappy.ts'
import { walRecords } from './wal.ts'

type Decode = (bytes: Uint8Array) => Uint8Array
type Format = readonly [magic: Buffer, Decode]

/** What was cut off is left out, what follows the end is not looked at. */
const lenient = { finishFlush: constants.Z_SYNC_FLUSH }

/** How compressed data begins. */
const formats: readonly Format[] = [
  [Buffer.from('1f8b08', 'hex'), (bytes) => gunzipSync(bytes, lenient)],
  ...['7801', '785e', '789c', '78da'].map((magic): Format => [
    Buffer.from(magic, 'hex'),
    (bytes) => inflateSync(bytes, lenient),
  ]),
  [Buffer.from('28b52ffd', 'hex'), (bytes) => zstdDecompressSync(bytes)],
  [snappyStart, snappyStream],
]

/** A file as it is, and everything in it that is compressed, wherever in the file it begins. */
export function* unpacked(path: string, bytes: Uint8Array): Generator<Uint8Array> {
  yield* layers(bytes)
  if (!/\/(wal|wbl|checkpoint[^/]*)\/[^/]*\d+$/.test(path)) return
  for (const record of walRecords(bytes)) yield* layers(record)
}

function* layers(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const [magic, decode] of formats) {
    for (let at = buffer.indexOf(magic); at >= 0; at = buffer.indexOf(magic, at + 1)) {
      const inner = attempt(decode, buffer.subarray(at))
      if (inner !== undefined && inner.length > 0) yield* layers(inner)
    }
  }
}

/** Two or three bytes can be there by accident. */
function attempt(decode: Decode, bytes: Uint8Array): Uint8Array | undefined {
  try {
    return decode(bytes)
  } catch {
    return undefined
  }
}
