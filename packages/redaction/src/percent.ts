/** An encoded text as it reads, and where each of its characters stands in the original. */
export interface Decoded {
  readonly text: string
  /** Index in `text` -> index in the original; one more entry for the end. */
  readonly origins: readonly number[]
}

const encoded = '(?:%[0-9a-f]{2})+|\\\\u[0-9a-f]{4}|\\\\/'
const run = new RegExp(encoded, 'gi')
/** In a form a space is a `+`: https://url.spec.whatwg.org/#application/x-www-form-urlencoded */
const formRun = new RegExp(`${encoded}|\\+`, 'gi')

/** A link in a link's parameter is encoded twice; what is encoded more often, nobody follows. */
const ROUNDS = 2

/**
 * Reads `DE89%203704%2B…`, `https:\/\/…` and `\u0026sig=…` the way their receiver will. Without it,
 * an encoded space between two groups hides a number, and an encoded colon a password.
 *
 * @returns undefined when nothing in the text is percent-encoded (RFC 3986, 2.1) or escaped (RFC
 *   8259, 7)
 */
export function percentDecode(text: string): Decoded | undefined {
  let decoded: Decoded | undefined
  for (let round = 0; round < ROUNDS; round++) {
    const before = decoded
    const next = decodeOnce(before?.text ?? text, before === undefined)
    if (next === undefined) return before
    decoded =
      before === undefined
        ? next
        : { text: next.text, origins: next.origins.map((at) => before.origins[at] as number) }
  }
  return decoded
}

function decodeOnce(text: string, mayBeForm: boolean): Decoded | undefined {
  const form = mayBeForm && text.includes('=') && text.includes('+')
  if (!form && !text.includes('%') && !text.includes('\\')) return undefined
  let decoded = ''
  let last = 0
  const origins: number[] = []
  const keep = (until: number): void => {
    decoded += text.slice(last, until)
    for (; last < until; last++) origins.push(last)
  }
  for (const { 0: found, index } of text.matchAll(form ? formRun : run)) {
    keep(index)
    const perByte = found.startsWith('%') ? 3 : 0
    for (const character of decodeRun(found)) {
      decoded += character
      for (let unit = 0; unit < character.length; unit++) origins.push(last)
      last += perByte * bytesOf(character)
    }
    last = index + found.length
  }
  if (last === 0) return undefined
  keep(text.length)
  origins.push(text.length)
  return { text: decoded, origins }
}

function decodeRun(found: string): string {
  if (found === '+') return ' '
  if (found.startsWith('\\')) return unescaped(found)
  try {
    return decodeURIComponent(found)
  } catch {
    // What is no UTF-8 is read byte by byte: whoever encoded it had some other character set.
    return found.replace(/%(..)/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16) & 0x7f),
    )
  }
}

function unescaped(found: string): string {
  return found === '\\/' ? '/' : String.fromCharCode(Number.parseInt(found.slice(2), 16))
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
}
