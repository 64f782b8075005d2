/** One part of an expression and how often it is repeated: a bracket, a class, a character. */
const token =
  /\((?:\?(?:<?[=!]|<[^>]+>|[a-z-]*:))?|([|)]|\\(?:[pPu]\{[^}]*\}|u[^]{4}|x[^]{2}|c[^]|[^])|\[(?:\\[^]|[^\]\\])*\]|[^])([*+?]|\{\d+(?:,\d*)?\})?\??/g

interface Reach {
  /** Characters that it reads without what is repeated without end. */
  readonly bound: number
  /** The expression up to each part that is repeated without end: how far it gets, they tell. */
  readonly until: readonly RegExp[]
}

const reaches = new Map<string, Reach>()

function reachOf(regex: RegExp): Reach {
  const key = String(regex)
  const before = reaches.get(key)
  if (before !== undefined) return before
  const until: RegExp[] = []
  const open: boolean[] = []
  let bound = 0
  for (const { 0: part, 1: atom, 2: quantifier = '', index } of regex.source.matchAll(token)) {
    const most = Number(/\d+(?=\})/.exec(quantifier)?.[0] ?? 1)
    if (atom === undefined) open.push(part.startsWith('(?<=') || part.startsWith('(?<!'))
    else if (atom === ')') open.pop()
    bound += most
    if (/^[*+]|,\}/.test(quantifier) && !open.includes(true)) {
      const source = regex.source.slice(0, index + part.length) + ')'.repeat(open.length)
      until.push(new RegExp(source, regex.flags))
    }
  }
  const reach = { bound, until }
  reaches.set(key, reach)
  return reach
}

type Search = (this: string, part: string, from?: number) => number
type Exec = (this: RegExp, text: string) => RegExpExecArray | null

const charCodeAt: (this: string, at: number) => number = Reflect.get(String.prototype, 'charCodeAt')
const indexOf: Search = Reflect.get(String.prototype, 'indexOf')
const lastIndexOf: Search = Reflect.get(String.prototype, 'lastIndexOf')
const includes: unknown = Reflect.get(String.prototype, 'includes')
const exec: Exec = Reflect.get(RegExp.prototype, 'exec')

/** What a search reads that finds nothing: as far as it can get. */
function readsInVain(regex: RegExp, text: string, start: number): number {
  if (!regex.sticky) return text.length - start
  const { bound, until } = reachOf(regex)
  let furthest = Math.min(bound, text.length - start)
  for (const part of until) {
    part.lastIndex = start
    furthest = Math.max(furthest, (exec.call(part, text)?.[0].length ?? 0) + bound)
  }
  return furthest
}

/**
 * Counts the characters that are read while something runs: one by one, by expressions, by searches
 * for a text. Time would tell of the machine, too.
 */
export function countReads(run: () => void): number {
  let reads = 0
  const counted = {
    charCodeAt(this: string, at: number) {
      reads++
      return charCodeAt.call(this, at)
    },
    indexOf(this: string, part: string, from = 0) {
      const found = indexOf.call(this, part, from)
      reads += (found < 0 ? this.length : found) - from
      return found
    },
    lastIndexOf(this: string, part: string, from = this.length) {
      reads += from
      return lastIndexOf.call(this, part, from)
    },
    includes(this: string, part: string, from = 0) {
      return counted.indexOf.call(this, part, from) >= 0
    },
  }
  Object.assign(String.prototype, counted)
  function counting(this: RegExp, text: string): RegExpExecArray | null {
    const start = this.sticky || this.global ? this.lastIndex : 0
    const found = exec.call(this, text)
    Object.assign(RegExp.prototype, { exec })
    reads += found ? found.index + found[0].length - start : readsInVain(this, text, start)
    Object.assign(RegExp.prototype, { exec: counting })
    return found
  }
  Object.assign(RegExp.prototype, { exec: counting })
  try {
    run()
  } finally {
    Object.assign(String.prototype, { charCodeAt, indexOf, lastIndexOf, includes })
    Object.assign(RegExp.prototype, { exec })
  }
  return reads
}
