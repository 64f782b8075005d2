/** Country code -> digits of a whole number with the code (ITU-T E.164, national plans). */
const lengths = new Map<string, readonly [fewest: number, most: number]>(
  Object.entries({
    1: [11, 11],
    7: [11, 11],
    20: [11, 12],
    27: [11, 11],
    30: [12, 12],
    31: [11, 11],
    32: [10, 11],
    33: [11, 11],
    34: [11, 11],
    351: [12, 12],
    352: [8, 12],
    353: [10, 12],
    358: [9, 13],
    36: [10, 11],
    380: [12, 12],
    39: [8, 13],
    40: [11, 11],
    41: [11, 11],
    420: [12, 12],
    421: [12, 12],
    43: [8, 15],
    44: [11, 12],
    45: [10, 10],
    46: [9, 11],
    47: [10, 10],
    48: [11, 11],
    49: [8, 14],
    90: [12, 12],
  }),
)

/** Codes of two digits that exist, and the first two digits of those with three. */
const two = new Set(
  `20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66
  81 82 84 86 90 91 92 93 94 95 98`.split(/\s+/),
)
const three = new Set(
  '21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99'.split(' '),
)

/** Do the digits start with a country code and have a length that it uses? `strict`: known ones. */
export function nationalLength(digits: string, strict: boolean): boolean {
  const code = countryCode(digits)
  if (code === undefined) return false
  const known = lengths.get(code)
  if (known === undefined && strict) return false
  const [fewest, most] = known ?? [8, 15]
  // Some write the trunk zero behind the code: +49 0421 …, +49 (0)421 …
  const trunk = digits[code.length] === '0' && code !== '39' ? 1 : 0
  if (code === '1' && !/^1[2-9]\d{2}[2-9]/.test(digits)) return false
  return digits.length >= fewest + trunk && digits.length <= most + trunk
}

function countryCode(digits: string): string | undefined {
  if (digits[0] === '1' || digits[0] === '7') return digits[0]
  if (two.has(digits.slice(0, 2))) return digits.slice(0, 2)
  return three.has(digits.slice(0, 2)) ? digits.slice(0, 3) : undefined
}
