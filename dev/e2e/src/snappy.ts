/**
 * Snappy's block format: https://github.com/google/snappy/blob/main/format_description.txt
 *
 * @returns undefined when it is none
 */
export function snappyBlock(bytes: Uint8Array): Uint8Array | undefined {
  const [length, start] = varint(bytes)
  // A copy of one to 64 bytes costs two at least.
  if (length > bytes.length * 32) return undefined
  const out = new Uint8Array(length)
  let from = start
  let to = 0
  while (from < bytes.length) {
    const tag = bytes[from]!
    if ((tag & 3) === 0) {
      const extra = Math.max(0, (tag >> 2) - 59)
      const size = 1 + (extra === 0 ? tag >> 2 : little(bytes, from + 1, extra))
      from += 1 + extra
      if (from + size > bytes.length || to + size > length) return undefined
      out.set(bytes.subarray(from, from + size), to)
      from += size
      to += size
      continue
    }
    const wide = [0, 1, 2, 4][tag & 3]!
    const near = (tag & 3) === 1
    const size = near ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2)
    const back = little(bytes, from + 1, wide) + (near ? (tag >> 5) << 8 : 0)
    from += 1 + wide
    if (back === 0 || back > to || to + size > length) return undefined
    // Byte by byte: a copy may run into what it has just written.
    for (const end = to + size; to < end; to++) out[to] = out[to - back]!
  }
  return to === length ? out : undefined
}

/** The stream identifier of the framing format. */
export const snappyStart = Buffer.from('ff060000734e61507059', 'hex')

/** Snappy's framing format, as far as it goes: https://github.com/google/snappy/blob/main/framing_format.txt */
export function snappyStream(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = []
  for (let at = snappyStart.length; at + 8 <= bytes.length;) {
    const size = little(bytes, at + 1, 3)
    // The first four bytes are a checksum.
    const data = bytes.subarray(at + 8, at + 4 + size)
    const piece = bytes[at] === 0 ? snappyBlock(data) : bytes[at] === 1 ? data : undefined
    if (piece === undefined) break
    pieces.push(piece)
    at += 4 + size
  }
  return Buffer.concat(pieces)
}

function varint(bytes: Uint8Array): [value: number, length: number] {
  let value = 0
  for (let at = 0; at < 5; at++) {
    value += (bytes[at]! & 0x7f) * 2 ** (7 * at)
    if (bytes[at]! < 0x80) return [value, at + 1]
  }
  return [Infinity, 5]
}

function little(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let i = 0; i < length; i++) value += (bytes[at + i] ?? 0) * 256 ** i
  return value
}
