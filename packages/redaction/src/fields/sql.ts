/** A backslash escapes in MySQL, not in the standard: only `\'b` cannot be the end of a literal. */
const literal = String.raw`'(?:[^'\\]|''|\\\\|\\'(?=[^\W_]|[\x80-\uffff])|\\[^'\\])*'(?![\w\x80-\uffff'"])`
const name = String.raw`"[A-Za-z_\x80-\uffff$][\w\x80-\uffff$ .-]*"`

/** Linear: each part is told by its first characters, and the last one takes the rest. */
const partWith = (names: string): RegExp =>
  new RegExp(
    String.raw`(--[^\n]*|\/\*[^]*?(?:\*\/|$)|#\s[^\n]*)|\$([A-Za-z_]*)\$[^]*?(?:\$\2\$|$)|[\w\x80-\uffff&]*${literal}|\d[\w.]*|(${names}|[¬][^¬]*[¬]|(?:[A-Za-z_\x80-\uffff@#$?%]|(?<![^\s(,=<>|]):)[\w\x80-\uffff$@#]*(?![\w\x80-\uffff$@#']))|"(?:[^"\\]|""|\\[^])*"|['"¬A-Za-z_\x80-\uffff][^]*`.replaceAll(
      '¬',
      '`',
    ),
    'g',
  )
const fields = partWith(String.raw`${name}(?=\s?:)`)
/** Not where a value is due, unless a column follows its table. */
const names = partWith(
  String.raw`(?<!(?:[=<>~]|\b(?:like|LIKE|in|IN|values|VALUES))\s?(?:\([^()]{0,48})?)${name}|${name}(?=\s?[:.])`,
)

/** Double quotes hold names, as in the standard; else they are MySQL's strings. */
const standard = /\b(?:from|into|update|join|table)\s+"|\."|"\./i

/**
 * A statement without its values: literals become `?`, comments go, names and placeholders stay.
 * Where quotes do not add up (`'O'Brien'`, a text that was cut) everything behind them goes: only
 * its writer knows where that literal ends.
 */
export function withoutLiterals(sql: string): string {
  const part = standard.test(sql) && !sql.includes('`') ? names : fields
  return sql.replace(part, (_found, comment: string, _tag, kept: string) =>
    comment === undefined ? (kept ?? '?') : ' ',
  )
}
