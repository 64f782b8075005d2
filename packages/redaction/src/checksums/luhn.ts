/** ISO/IEC 7812-1, annex B: do the digits, whatever stands between them, end with their check digit? */
export function luhn(digits: string): boolean {
  let sum = 0
  let twice = false
  for (let at = digits.length - 1; at >= 0; at--) {
    const digit = digits.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) continue
    sum += twice ? (digit < 5 ? digit * 2 : digit * 2 - 9) : digit
    twice = !twice
  }
  return sum % 10 === 0
}
