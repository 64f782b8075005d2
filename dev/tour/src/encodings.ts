/** The disguises a value can arrive in. */
export type Encoding = 'raw' | 'base64' | 'percent-encoded' | 'unicode-escaped'

export const encodings: Readonly<Record<Encoding, (text: string) => readonly string[]>> = {
  raw: (text) => [text],
  base64,
  'percent-encoded': percentEncoded,
  'unicode-escaped': unicodeEscaped,
}

/** Every way `text` may stand in the bytes of a JSON body. The first encoding of a form names it. */
export function formsOf(text: string): ReadonlyMap<string, Encoding> {
  const forms = new Map<string, Encoding>()
  for (const [encoding, encode] of Object.entries(encodings)) {
    for (const form of encode(text).flatMap(inJson)) {
      if (!forms.has(form)) forms.set(form, encoding as Encoding)
    }
  }
  return forms
}

/** As it is, in a JSON string, and in JSON in a JSON string: backslashes and quotes double. */
function inJson(form: string): string[] {
  const once = JSON.stringify(form).slice(1, -1)
  return [form, once, JSON.stringify(once).slice(1, -1)]
}

/**
 * Three alignments: in front of `text` stand 0, 1 or 2 bytes of the same group of three. The
 * characters at both ends depend on neighbours too, so they are left out.
 */
function base64(text: string): string[] {
  const bytes = Buffer.from(text)
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const certain = whole.slice(
      Math.ceil((before * 8) / 6),
      Math.floor(((before + bytes.length) * 8) / 6),
    )
    return [certain, certain.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** As URL libraries write it, with either case of the hex digits, and every single byte. */
function percentEncoded(text: string): string[] {
  const whole = Array.from(Buffer.from(text), (byte) => `%${hex(byte, 2)}`).join('')
  const usual = encodeURIComponent(text)
  const spellings = [usual, usual.replaceAll('%20', '+'), strict(usual), whole]
  return spellings.flatMap((form) => [
    form,
    form.replaceAll(/%../g, (escape) => escape.toLowerCase()),
  ])
}

/** RFC 3986 calls these five reserved; encodeURIComponent leaves them. */
function strict(form: string): string {
  return form.replaceAll(/[!'()*]/g, (c) => `%${hex(c.charCodeAt(0), 2)}`)
}

/** Every character, or only those that are no letters and no digits. */
function unicodeEscaped(text: string): string[] {
  const escape = (c: string): string => String.raw`\u${hex(c.charCodeAt(0), 4).toLowerCase()}`
  const forms = [text.replaceAll(/[^]/g, escape), text.replaceAll(/[^0-9A-Za-z]/g, escape)]
  return forms.flatMap((form) => [
    form,
    form.replaceAll(/\\u(....)/g, (_, digits: string) => String.raw`\u${digits.toUpperCase()}`),
  ])
}

function hex(code: number, length: number): string {
  return code.toString(16).toUpperCase().padStart(length, '0')
}
