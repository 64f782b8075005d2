import { mod11and10 } from '../checksums/mod11-10.ts'
import { weighted } from '../checksums/weighted.ts'
import type { Identifier } from './identifier-shapes.ts'

const tax = 'steuer,finanzamt,bzst,tax'
const insurance = 'versicher,insur,sozial,social'

/** German numbers of persons. The register numbers of companies (HRA, HRB) are public and stay. */
export const germanIdentifiers: readonly Identifier[] = [
  // Steuer-IdNr (§ 139b AO): eight to ten different digits before the last
  [
    `${tax},idnr,id-nr,identifik`,
    [2, 11],
    '[1-9]# ### ### ###',
    (id) => mod11and10(id) && new Set(id.slice(0, 10)).size > 7,
  ],
  // Steuernummer as the Länder write it, and ELSTER's; 17… is a time
  [
    `${tax},st.-nr,st.nr,stnr`,
    [2, 3, 5, 13],
    '###?/####?/#####?|###?\\s###\\s#####|#####/#####|(?!00|1[7-9])#{13}',
  ],
  // USt-IdNr (§ 27a UStG): a sole trader's is the person's
  [
    `${tax},ust,vat,mwst,rechnung,invoice`,
    [-11, -2],
    'DE ### ### ###',
    (id) => mod11and10(id.slice(2)),
  ],
  // Rentenversicherungsnummer (VKVV § 2)
  [
    `${insurance},rente,rvnr,svnr,sv,drv,pension`,
    [2, 12],
    '## [0-8]#[01]### @ ###',
    (id) => insured(id, '212571212121'),
  ],
  // Krankenversichertennummer (§ 290 SGB V)
  [
    `${insurance},kranken,kvnr,gesundheit,health,egk,gkv,aok,tkk,dak`,
    [-10],
    '@#########',
    (id) => insured(id, '1212121212'),
  ],
  // Personalausweis, Reisepass: the tenth character is the check digit (ICAO 9303)
  [
    'ausweis,reisepass,pass,passn,passport,npa,identity c,id card,national id',
    [-9, -10],
    '[CF-HJ-NPRTV-Z][#CF-HJ-NPRTV-Z]{8}#?',
    (id) => id.length < 10 || weighted(id, '7317317319') === 0,
  ],
  // Führerschein (FeV Anlage 8, field 5)
  ['hrerschein,fahrerlaubnis,driving,licence', [-11], '@[#A-Z]{8}[#X][#A-Z]'],
  // LANR (§ 75 Abs. 7 SGB V) and BSNR of doctors
  ['arzt,rztlich,lanr,kbv,rezept', [9], '#########', '4949491'],
  ['bsnr,betriebsst,praxisn', [9], '#########'],
]

/** A letter counts as its place in the alphabet, in two digits; of products the digits are added. */
function insured(id: string, weights: string): boolean {
  const digits = id.replace(/[A-Z]/, (letter) => `${letter.charCodeAt(0) - 64}`.padStart(2, '0'))
  return weighted(digits, weights, 10, true) === Number(id.at(-1))
}
