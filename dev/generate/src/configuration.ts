import { stringify } from 'yaml'

/** A file of YAML: comment lines, then what it holds. `finish` sees the text of the latter. */
export function configuration(
  head: string,
  content: object,
  finish = (text: string): string => text,
): string {
  const body = stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })
  return `${head.replaceAll(/^/gm, '#')}\n${finish(body)}`
}

/** In a configuration of the collector `$` starts a variable. */
export function escaped(text: string): string {
  return text.replaceAll('$', '$$$$')
}
