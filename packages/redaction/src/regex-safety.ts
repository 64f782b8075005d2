interface Cost {
  /** In how many ways it can match one text: what is tried one after the other when a match fails. */
  ways: number
  /** Characters looked at on all of these ways. */
  steps: number
}

const token =
  /\((?:\?(?:<?[=!]|<[^>]+>|[a-z-]*:))?|([|)]|\\(?:[pPu]\{[^}]*\}|u[^]{4}|x[^]{2}|c[^]|[^])|\[(?:\\[^]|[^\]\\])*\]|[^])([*+?]|\{\d+(?:,\d*)?\})?\??/g

/**
 * An upper bound of the steps that a regular expression takes at one place of a text of `length`
 * characters, whatever the text. Conservative: what it cannot tell apart it takes for ambiguous.
 * Nested quantifiers, overlapping alternatives under a quantifier and back references come out
 * infinite, neighbours that overlap (`\w+\d+`) as a product.
 */
export function worstSteps({ source, flags }: RegExp, length: number): number {
  // Classes in classes are a language of their own.
  if (flags.includes('v')) return Infinity
  const tokens = [...source.matchAll(token)]
  const characters = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('')
  const plainFlags = flags.replace(/[gy]/g, '')
  let at = 0

  function alternatives(): Cost {
    const all: Cost = { ways: 0, steps: 0 }
    for (;;) {
      const { ways, steps } = sequence()
      all.ways += ways
      all.steps += steps
      if (tokens[at++]?.[1] !== '|') return all
    }
  }

  function sequence(): Cost {
    const all: Cost = { ways: 1, steps: 1 }
    for (let next = tokens[at]; next !== undefined && !isEnd(next[1]); next = tokens[at]) {
      at++
      const [, atom] = next
      const inner = atom === undefined ? alternatives() : costOf(atom)
      const [least, most] = range(tokens[at - 1]?.[2])
      const ways = inner.ways ** most
      all.steps += all.ways * inner.steps * ways * Math.max(most, 1)
      all.ways *= least === most || isSettled(atom) ? ways : ways * (most - least + 1)
    }
    return all
  }

  /** What stands behind a repeated character cannot be one of them, so there is one way to stop. */
  function isSettled(atom: string | undefined): boolean {
    const next = tokens[at]
    if (next === undefined) return true
    const [, behind, quantifier] = next
    if (atom === undefined || behind === undefined || isEnd(behind)) return false
    if (range(quantifier)[0] === 0) return false
    return !new RegExp(`(?=${atom})${behind}`, plainFlags).test(characters)
  }

  function range(quantifier = '{1}'): readonly [least: number, most: number] {
    if (quantifier === '?') return [0, 1]
    if (quantifier === '*') return [0, length]
    if (quantifier === '+') return [1, length]
    const [least = '', most = least] = quantifier.slice(1, -1).split(',')
    return [Number(least), most === '' ? length : Number(most)]
  }

  return alternatives().steps
}

function isEnd(atom: string | undefined): boolean {
  return atom === '|' || atom === ')'
}

/** A back reference compares with a text of any length. */
function costOf(atom: string): Cost {
  return { ways: 1, steps: /^\\[1-9k]/.test(atom) ? Infinity : 1 }
}
