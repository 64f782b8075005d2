const unicodeEscape = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Where a value stands: a sentence, JSON, logfmt, markup, a file of columns, a link; and encoded. */
export const positions: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => `Kunde meldet: ${value}.`,
  (value) => `vorher „${value}“, danach`,
  (value) => `<td>${value}</td>`,
  (value) => `{"a":1,"note":${JSON.stringify(value)},"b":[2]}`,
  (value) => JSON.stringify({ raw: JSON.stringify({ note: `x\n${value}` }) }),
  (value) => `level=info msg="${value}" n=4`,
  (value) => `17;${value};offen`,
  (value) => `[${value}] | ${value} |`,
  (value) => `zuerst\n${value}\nzuletzt`,
  (value) => `/suche?ort=Bremen&wert=${encodeURIComponent(value)}&seite=2`,
  (value) => `next=${encodeURIComponent(`/x?wert=${encodeURIComponent(value)}`)}`,
  (value) => String(new URLSearchParams({ a: '1', wert: value, b: '2' })),
  (value) => `{"wert":"${value.replaceAll(/[^]/g, unicodeEscape)}"}`,
  (value) => `<td>${value.replaceAll(/[^]/gu, (sign) => `&#${sign.codePointAt(0)};`)}</td>`,
]
