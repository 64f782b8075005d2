/** A percent-encoded text as it reads, and where each of its characters stands in the original. */
export interface Decoded {
  readonly text: string
  /** Index in `text` -> index in the original; one more entry for the end. */
  readonly origins: readonly number[]
}

const run = /(?:%[0-9a-f]{2})+/gi
/** In a form a space is a `+`: https://url.spec.whatwg.org/#application/x-www-form-urlencoded */
const formRun = /(?:%[0-9a-f]{2})+|\+/gi

/**
 * Reads `DE89%203704%2B…` the way its receiver will. Without it, an encoded space between two
 * groups hides a number, and an encoded colon a password.
 *
 * @returns undefined when nothing in the text is percent-encoded (RFC 3986, 2.1)
 */
export function percentDecode(text: string): Decoded | undefined {
  const form = text.includes('=') && text.includes('+')
  if (!form && !text.includes('%')) return undefined
  let decoded = ''
  let last = 0
  const origins: number[] = []
  const keep = (until: number): void => {
    decoded += text.slice(last, until)
    for (; last < until; last++) origins.push(last)
  }
  for (const { 0: encoded, index } of text.matchAll(form ? formRun : run)) {
    keep(index)
    const perByte = encoded === '+' ? 1 : 3
    for (const character of decodeRun(encoded)) {
      decoded += character
      for (let unit = 0; unit < character.length; unit++) origins.push(last)
      last += perByte * bytesOf(character)
    }
    last = index + encoded.length
  }
  if (last === 0) return undefined
  keep(text.length)
  origins.push(text.length)
  return { text: decoded, origins }
}

/** What is no UTF-8 is read byte by byte: whoever encoded it had some other character set. */
function decodeRun(encoded: string): string {
  try {
    return encoded === '+' ? ' ' : decodeURIComponent(encoded)
  } catch {
    return encoded.replace(/%(..)/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16) & 0x7f),
    )
  }
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
}
