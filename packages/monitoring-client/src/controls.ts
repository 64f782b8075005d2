/**
 * A log line stays one line, and cannot colour, clear or reverse a terminal: OWASP ASVS 16.4.1.
 * Control characters (category Cc), bidi marks and line separators.
 */
const controls = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

export function escapeControls(value: string): string {
  return value.replace(controls, (found) =>
    found === '\n' ? '\\n' : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
