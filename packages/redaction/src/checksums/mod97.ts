/**
 * ISO 7064 MOD 97-10 as ISO 13616 uses it: the first four characters count last, letters from 10,
 * spaces and dashes not at all.
 */
export function mod97(iban: string): boolean {
  const { length } = iban
  let rest = 0
  for (let at = 4; at < length + 4; at++) {
    const code = iban.charCodeAt(at < length ? at : at - length)
    if (code < 58) rest = code < 48 ? rest : (rest * 10 + code - 48) % 97
    else if (code < 123) rest = (rest * 100 + (code | 32) - 87) % 97
  }
  return rest === 1
}
