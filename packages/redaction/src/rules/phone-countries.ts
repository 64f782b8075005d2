/**
 * Fewest and most digits of a number with its country code, in base 36, and the codes (ITU-T E.164,
 * national numbering plans). What is not here has 8 to 15.
 */
const plans = new Map(
  `78:290 7a:683,690 88:500 89:247 8a:53 8d:352 8e:39 8f:43,49,358 99:508 9c:95,376 9d:46,378,880
  9e:62 aa:45,47,65,960 ab:32,36,51,66,372,961,974,975
  ac:20,57,60,63,64,82,354,359,381,382,423,967 ad:353
  bb:1,7,27,31,33,34,40,41,48,56,61,93,94,216,356,357,370,371,373,374,386,389,853,965,968,973,976,993
  bc:44,81,84,92,213,355,377,383,385,387,852,886,962,963,970,971 bd:855,964,972,977
  cc:30,58,90,91,98,212,351,375,380,420,421,966,992,994,995,996,998 cd:52,54,55,86`
    .split(/\s+/)
    .flatMap((line) =>
      line
        .slice(3)
        .split(',')
        .map((code) => [code, line.slice(0, 2)] as const),
    ),
)

/** The other codes that exist. */
const others =
  /^(?:2(?:1[1-368]|[2346]\d|5[0-8]|9[01789])|3(?:[57]\d|8[0-35-79])|42[013]|5[09]\d|6(?:[78]\d|9[0-2])|8(?:0[08]|5[02356]|7[08]|8[0-36])|9(?:[67]\d|9[2-68]))/

/** Do the digits begin with a country code, and are they as many as its numbers have? */
export function fitsPlan(digits: string): boolean {
  const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((start) => plans.has(start))
  if (code === undefined && !others.test(digits)) return false
  const plan = plans.get(code ?? '') ?? '8f'
  // Some write the trunk zero behind the code: +49 0421 …, +49 (0)421 …
  const trunk = code !== undefined && code !== '39' && digits[code.length] === '0' ? 1 : 0
  if (code === '1' && digits < '12') return false
  const length = (digits.length - trunk).toString(36)
  return length >= plan.charAt(0) && length <= plan.charAt(1)
}
