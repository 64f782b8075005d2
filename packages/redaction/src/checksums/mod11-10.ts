/** ISO 7064 MOD 11,10: does the string of digits end with its check digit? */
export function mod11and10(digits: string): boolean {
  let product = 10
  for (let at = 0; at < digits.length - 1; at++) {
    product = (((digits.charCodeAt(at) - 48 + product) % 10 || 10) * 2) % 11
  }
  return (11 - product) % 10 === Number(digits.at(-1))
}
