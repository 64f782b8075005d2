/** What stands for a literal, as in a prepared statement. */
const VALUE = '?'

/** A backslash escapes in MySQL, not in the standard: only `\'b` cannot be the end of a literal. */
const literal = String.raw`'(?:[^'\\]|''|\\\\|\\'(?=[\p{L}\d])|\\[^'\\])*'(?![\p{L}\d'"])`

/** Linear: each part is told by its first characters, and the last one takes the rest. */
const part = new RegExp(
  [
    String.raw`(?<comment>--[^\n]*|\/\*[^]*?(?:\*\/|$)|#\s[^\n]*)`,
    String.raw`\$(?<tag>(?:[a-z_]\w*)?)\$[^]*?(?:\$\k<tag>\$|$)`,
    String.raw`\be'(?:[^'\\]|''|\\[^])*'(?![\p{L}\d'"])`,
    String.raw`\bn?q'(?:[[({<][^]*?[\])}>]|(?<sign>[^\s[({<])[^]*?\k<sign>)'`,
    String.raw`(?:\b(?:[nxbur]|u&|_\w+))?${literal}`,
    String.raw`\d[\w.]*`,
    '(?<kept>`[^`]*`' +
      String.raw`|\b(?:date|time(?:stamp)?|interval|like|in|values|select|and|or)(?=')` +
      String.raw`|(?:[\p{L}_@#$?%]|(?<![^\s(,=<>|]):)[\p{L}\p{N}_$@#]*(?![\p{L}\p{N}_$@#']))`,
    String.raw`"(?<quoted>(?:[^"\\]|""|\\[^])*)"`,
    '[\'"`\\p{L}_][^]*',
  ].join('|'),
  'giu',
)

/** Double quotes hold names where they do so anywhere, as in the standard; else they are strings. */
const standard = /\b(?:from|into|update|join|select|distinct|as|by|where|on|returning)\s+"|\."|"\./i
const name = /^[\p{L}_$][\p{L}\p{N}_$ .-]{0,62}$/u
/** Where a value is due even then. */
const due = /(?:[=<>~]|\b(?:like|in|values|between))\s*\(?\s*$/i
const goesOn = /^\s*(?:,|and\s)\s*$/i
const LOOK_BACK = 32

/**
 * A statement without its values: literals become `?`, comments go, names and placeholders stay.
 * Where quotes do not add up (`'O'Brien'`, a text that was cut) everything behind them goes: only
 * its writer knows where that literal ends.
 */
export function withoutLiterals(sql: string): string {
  const names = standard.test(sql) && !sql.includes('`')
  let valueEnd = -LOOK_BACK
  return sql.replace(part, (found: string, ...rest: unknown[]) => {
    const { comment, kept, quoted } = rest.pop() as Record<string, string | undefined>
    const at = rest.at(-2) as number
    if (comment !== undefined) return ' '
    const end = at + found.length
    const before = sql.slice(Math.max(0, at - LOOK_BACK), at)
    const afterValue = at - valueEnd < LOOK_BACK && goesOn.test(sql.slice(valueEnd, at))
    const isColumn = names && (sql[end] === '.' || !(afterValue || due.test(before)))
    const isField = /^\s?:/.test(sql.slice(end, end + 2))
    if (quoted !== undefined && name.test(quoted) && (isColumn || isField)) return found
    if (kept === undefined || /^[$:@?%]/.test(kept)) valueEnd = end
    return kept ?? VALUE
  })
}
