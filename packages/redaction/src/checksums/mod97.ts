/** ISO 7064 MOD 97-10 as ISO 13616 uses it: the first four characters count last, letters from 10. */
export function mod97(iban: string): boolean {
  let rest = 0
  for (let at = 4; at < iban.length + 4; at++) {
    const code = iban.charCodeAt(at % iban.length) | 32
    rest = (code > 57 ? rest * 100 + code - 87 : rest * 10 + code - 48) % 97
  }
  return rest === 1
}
