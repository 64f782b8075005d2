import { zstdDecompressSync } from 'node:zlib'
import { snappyBlock } from './snappy.ts'

const page = 32 * 1024

/**
 * The records of a segment of a write-ahead log, as Prometheus and Loki write them. A record may be
 * cut at the ends of pages, and is compressed as a whole, so the bytes of the file hide it.
 * https://github.com/prometheus/prometheus/blob/main/tsdb/docs/format/wal.md
 */
export function* walRecords(segment: Uint8Array): Generator<Uint8Array> {
  let pieces: Uint8Array[] = []
  for (let start = 0; start < segment.length; start += page) {
    const bytes = Buffer.from(segment.subarray(start, start + page))
    for (let at = 0; at + 7 <= bytes.length && bytes[at] !== 0;) {
      const [type, size] = [bytes[at]!, bytes.readUInt16BE(at + 1)]
      pieces.push(bytes.subarray(at + 7, at + 7 + size))
      at += 7 + size
      const last = [1, 4].includes(type & 7)
      if (!last) continue
      const record = decompressed(type, Buffer.concat(pieces))
      pieces = []
      if (record !== undefined) yield record
    }
  }
}

function decompressed(type: number, record: Buffer): Uint8Array | undefined {
  if ((type & 8) !== 0) return snappyBlock(record)
  return (type & 16) === 0 ? record : zstdDecompressSync(record)
}
