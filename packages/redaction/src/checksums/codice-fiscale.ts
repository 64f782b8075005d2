/** D.M. 23/12/1976: what 0-9 and A-Z count in odd places, in base 36. */
const odd = '10579DFHJL10579DFHJL24IKB368CEGAMPON'

/** Does the code end with the letter that the other characters sum up to? */
export function codiceFiscale(code: string): boolean {
  const values = Array.from(code, (character) => Number.parseInt(character, 36))
  const check = values.pop() ?? 0
  const sum = values.reduce(
    (sum, value, at) =>
      sum +
      (at % 2 === 0 ? Number.parseInt(odd.charAt(value), 36) : value > 9 ? value - 10 : value),
    0,
  )
  return (sum % 26) + 10 === check
}
