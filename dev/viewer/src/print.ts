const lineLength = 96
const maxDepth = 64

/** JSON laid out for reading: what fits in a line stays in one. */
export function print(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return JSON.stringify(value)
  const parts = Array.isArray(value)
    ? value.map((item) => print(item, depth + 1))
    : Object.entries(value).map(
        ([key, item]) => `${JSON.stringify(key)}: ${print(item, depth + 1)}`,
      )
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const line = `${open} ${parts.join(', ')} ${close}`
  if (line.length + 2 * depth <= lineLength && !line.includes('\n')) return line
  const indent = '  '.repeat(depth)
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`
}
