import { type Contender, mapStrings } from './contender.ts'

/** What a team writes that has an afternoon for it: twelve expressions, one after the other. */
const expressions: readonly (readonly [pattern: RegExp, marker: string])[] = [
  [/[\w.%+-]+@[\w.-]+\.[a-z]{2,}/gi, '[email]'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g, '[iban]'],
  [/\b(?:\d[ -]?){13,16}\b/g, '[card]'],
  [/(?:\+|\b00)\d{1,3}[\s.-]?(?:\(?\d{1,5}\)?[\s.-]?){2,5}\d{2,}/g, '[phone]'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, '[ip]'],
  [/\b(?:[\da-f]{1,4}:){7}[\da-f]{1,4}\b|\b(?:[\da-f]{1,4}:){1,6}:[\da-f:]*/gi, '[ip]'],
  [/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[jwt]'],
  [/\b(?:bearer|basic)\s+[\w.~+/-]+=*/gi, '[authorization]'],
  [/([a-z][a-z\d+.-]*:\/\/)[^\s:@/]+:[^\s@/]+@/gi, '$1[credentials]@'],
  [
    /\b(?:password|passwort|pwd|(?:client_)?secret|(?:access_)?token|(?:x-)?api[_-]?key)["']?\s*[:=]\s*["']?[^\s"',;&]+/gi,
    '[secret]',
  ],
  [/\b(?:AKIA|ASIA|gh[pousr]_)[A-Za-z\d]{16,}\b/g, '[token]'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g, '[private-key]'],
]

function replaceAll(text: string): string {
  let clean = text
  for (const [pattern, marker] of expressions) clean = clean.replace(pattern, marker)
  return clean
}

export const naive: Contender = {
  name: 'naive',
  redact: (value) =>
    typeof value === 'string' ? replaceAll(value) : mapStrings(value, replaceAll),
}
