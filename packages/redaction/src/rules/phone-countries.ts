/**
 * Country code, fewest and most digits of a number with its code, in base 36 (ITU-T E.164, national
 * numbering plans). What is not here has 8 to 15.
 */
const plans = new Map(
  `1bb 7bb 20ac 27bb 30cc 31bb 32ab 33bb 34bb 36ab 398e 40bb 41bb 438f 44bc 45aa 469d 47aa 48bb 498f
  51ab 52cd 538a 54cd 55cd 56bb 57ac 58cc 60ac 61bb 629e 63ac 64ac 65aa 66ab 81bc 82ac 84bc 86cd 90cc
  91cc 92bc 93bb 94bb 959c 98cc 212cc 213bc 216bb 24789 29078 351cc 3528d 353ad 354ac 355bc 356bb
  357bb 3588f 359ac 370bb 371bb 372ab 373bb 374bb 375cc 3769c 377bc 3789d 380cc 381ac 382ac 383bc
  385bc 386bb 387bc 389bb 420cc 421cc 423ac 50088 50899 6837a 6907a 852bc 853bb 855bd 8809d 886bc 960aa
  961ab 962bc 963bc 964bd 965bb 966cc 967ac 968bb 970bc 971bc 972bd 973bb 974ab 975ab 976bb 977bd
  992cc 993bb 994cc 995cc 996cc 998cc`
    .split(/\s+/)
    .map((plan) => [plan.slice(0, -2), plan.slice(-2)] as const),
)

/** The other codes that exist: all with two digits are above; the first two of those with three. */
const families = /^(?:2[1-69]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679])\d/

/** Do the digits begin with a country code, and are they as many as its numbers have? */
export function fitsPlan(digits: string): boolean {
  const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((start) => plans.has(start))
  if (code === undefined && !families.test(digits)) return false
  const plan = plans.get(code ?? '') ?? '8f'
  // Some write the trunk zero behind the code: +49 0421 …, +49 (0)421 …
  const trunk = code !== undefined && code !== '39' && digits[code.length] === '0' ? 1 : 0
  if (code === '1' && digits < '12') return false
  const length = (digits.length - trunk).toString(36)
  return length >= plan.charAt(0) && length <= plan.charAt(1)
}
