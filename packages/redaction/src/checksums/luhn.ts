/** ISO/IEC 7812-1, annex B: does the string of digits end with its check digit? */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, twice = false; at >= 0; at--, twice = !twice) {
    const digit = digits.charCodeAt(at) - 48
    sum += twice ? (digit < 5 ? digit * 2 : digit * 2 - 9) : digit
  }
  return sum % 10 === 0
}
