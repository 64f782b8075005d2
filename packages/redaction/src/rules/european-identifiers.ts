import { codiceFiscale } from '../checksums/codice-fiscale.ts'
import { luhn } from '../checksums/luhn.ts'
import { weighted } from '../checksums/weighted.ts'
import type { Identifier } from './identifier-shapes.ts'

/** Numbers of persons in other countries. */
export const europeanIdentifiers: readonly Identifier[] = [
  // AT: Sozialversicherungsnummer (§ 31 ASVG)
  ['svnr,sv,sozial,social,versicher,insur', [4, 10], '#### [0-3]#[01]###', '379A584216', 11],
  // CH: AHV number (AHVV Art. 133), an EAN-13
  ['ahv,avs,sozial,social,versicher,insur', [3, 13], '756 #### #### ##', '1313131313131'],
  // FR: NIR (Code de la sécurité sociale R115-1); Corsica has letters
  [
    'nir,insee,curit,vitale',
    [1, 15],
    '[1-478] ## ## #[#AB] ### ### ##',
    (id) => rest97(id.replace('2A', '19').replace('2B', '18')),
  ],
  // NL: BSN, the test of eleven
  ['bsn,burgerservice,sofin,citizen service', [4, 9], '#### ## ###', '98765432A', 11],
  // BE: rijksregisternummer; of those born since 2000 with a 2 before it
  [
    'rijksregister,registre nat,national reg,nationaal,nrn,niss,insz',
    [2, 11],
    '## ## ## ### ##',
    (id) => rest97(id) || rest97(id, 2),
  ],
  // PL: PESEL
  ['pesel', [11], '###########', '13791379131'],
  // ES: DNI, NIE (Real Decreto 1553/2005)
  [
    'dni,nie,nif,identidad,identificaci,extranjero',
    [7, 8, 9, -8, -9, -1],
    '(?:[XYZ] |#?)####### @',
    (id) =>
      'TRWAGMYFPDXBNJZSQVHLCKE'[
        Number(id.slice(0, -1).replace(/\D/, (first) => `${'XYZ'.indexOf(first)}`)) % 23
      ] === id.at(-1),
  ],
  // IT: codice fiscale (D.M. 23/12/1976); letters may stand for its digits
  ['fiscal,cf', [-16], '@{6}[#L-V]{2}@[#L-V]{2}@[#L-V]{3}@', codiceFiscale],
  // PT: NIF; ten is written as 0
  [
    'nif,contribuinte,fiscal',
    [3, 9],
    '[1-35689]## ### ###',
    (id) => weighted(id, '987654321', 11) <= Number(id[8] === '0'),
  ],
  // IE: PPSN
  [
    'pps,ppsn,personal public',
    [7, 8, 9],
    '####### [A-W][A-IW]?',
    (id) => weighted(id.padEnd(9, 'W'), '8765432M9', 23) === 3,
  ],
  // CZ, SK: rodné číslo; before 1954 without a check digit
  [
    'rodn,birth n',
    [6, 10],
    '##[0-8]#[0-3]#(?:/###|/?####)',
    (id) => id.length < 10 || (Number(id.slice(0, 9)) % 11) % 10 === Number(id[9]),
  ],
  // SE: personnummer, samordningsnummer
  [
    'personn,personal id,samordning,pnr',
    [6, 8, 10, 12],
    '(?:1#|20)?##[01]###[-+]?####',
    (id) => luhn(id.slice(-10)),
  ],
  // FI: henkilötunnus
  [
    'hetu,henkil,personbeteckn,personal id',
    [6, 7, 11],
    '######[-+A-Y]###[#A-Y]',
    (id) =>
      '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(id.slice(0, 6) + id.slice(-4, -1)) % 31] ===
      id.at(-1),
  ],
  // DK: CPR number; since 2007 without a check digit
  ['cpr', [6, 10], '[0-3]#(?:0#|1[0-2])##-?####'],
  // GB: National Insurance number, NHS number
  [
    'national ins,nino,ni number',
    [-9, -2],
    '(?!.?[DFIQUV]|.O|BG|GB|[NT][KT]|KN|TN|ZZ)@@ ## ## ## [A-D]',
  ],
  ['nhs,health serv,health auth', [3, 10], '### ### ####', 'A987654321', 11],
  // US: social security number
  ['ssn,social', [3], '(?!000|666|9)### (?!00)## (?!0000)####'],
  ['ssn', [9], '(?!000|666|9)#########'],
]

/** The number before its last two digits, negated, is what they are by 97. */
function rest97(digits: string, first = 0): boolean {
  let rest = first
  for (let at = 0; at < digits.length - 2; at++) {
    rest = (rest * 10 + digits.charCodeAt(at) - 48) % 97
  }
  return (rest + Number(digits.slice(-2))) % 97 === 0
}
