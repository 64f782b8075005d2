/** The characters of log lines, most common first; every tenth is a space, no 1,000 hold a `~`. */
const common =
  ' e01art2nisocd.4-35:678l9bpumfg/hv",Tkwy=NSE_RI[]xFACO()DMPLqBWjUGHZJ$VKz@|*#?{};Q%&+~X>\'<Y\\!^`'

/**
 * Literal -> where the character stands that the scan looks for. Each stop costs, so there should be
 * few of such characters: the literals that have only common ones choose first, and the others
 * choose among those, if they can. Digits are looked for as runs.
 */
export function chooseOffsets(literals: readonly string[]): ReadonlyMap<string, number> {
  const wanted = new Set(literals.filter(({ length }) => length === 1))
  const chosen = new Map<string, number>()
  const rarity = (literal: string): number =>
    Math.max(...candidatesIn(literal).map((at) => rank(literal, at)))
  for (const literal of literals.toSorted((one, other) => rarity(one) - rarity(other))) {
    const offsets = candidatesIn(literal)
    const known = offsets.filter((at) => wanted.has(literal.charAt(at)))
    // Its neighbours in the literal must fit as well, so rare ones rule out more.
    const score = (at: number): number =>
      rank(literal, at) + (rank(literal, at - 1) + rank(literal, at + 1)) / 4
    const best = known.length > 0 ? known : offsets
    const offset = best.reduce((one, other) => (score(other) > score(one) ? other : one))
    wanted.add(literal.charAt(offset))
    chosen.set(literal, offset)
  }
  return chosen
}

function candidatesIn(literal: string): readonly number[] {
  return literal.split('').flatMap((character, at) => (/\d/.test(character) ? [] : at))
}

function rank(literal: string, at: number): number {
  return Math.max(0, common.indexOf(literal.charAt(at) || ' '))
}
