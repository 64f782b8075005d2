import { matchesAt } from '../chars.ts'
import { isPlaceholder, isProse } from './keyed-values.ts'

/** Of the keys of persons those that forms ask for; what they are answered with is told by its capitals. */
const question =
  /(name|anschrift|adresse|stra(ss|ß)e|ort|antragsteller(in)?|partner|inhaber|halter|religion|konfession|keit)$/i

/** What is said of a field, and is no answer: `Vorname: Pflichtfeld`. */
const remark =
  /^(pflicht.*|eingabe|feld|fehler|wert|ja|nein|ung.*ltig.*|diese.?|expected|länge|zeichen|mindestens|validierung|rejected|ok)(?![\wäöüß-])/i

/** What tells a number or a secret behind it stays there for its rule. */
const label = 'Bearer|Basic|API|Token|Session|Passw|Authori|Tel[.e]|Geb[.u]'
const word = String.raw`((v[oa]n|zum?|zur|de[nrs]?|am|im|in|an|und) ){0,2}(?!${label}|${label.toUpperCase()})\p{Lu}[\p{L}'’.-]{0,40}(?![\p{L}\d:='’-]| +: )`
const house = String.raw` \d{1,4}( ?[a-z])?([-/]\d{1,3})?(?![\p{L}\d]|[./-]?\d| \d(?!\d{4} \p{Lu}))`
/** The last one may tell it, too: not before a digit that is no house's, a quote or another word. */
const more = String.raw`(${word} ){0,3}${word}(${house}|(?! (['"\d=]|[Kk][Ee]|${word})))`
const words = `${word}( ${more}|${house})?`

/**
 * `Erika von der Heide`, `Hauptstr. 5 a, 28195 Bremen`: words in capitals and a house number. Small
 * letters read like prose: `Vorname: siehe Antrag`.
 */
const answer = new RegExp(
  String.raw`(\d{5} )?${words}(, ?${more})?((, ?|\s|\\+n)(D-)?\d{5} ${words})?`,
  'uy',
)

/** Where an answer that starts here ends, behind such a question; 0 where it is none. */
export function answerEnd(text: string, key: string, start: number): number {
  if (!question.test(key) || !matchesAt(answer, text, start)) return 0
  const end = answer.lastIndex
  return isRemark(text.slice(start, end)) ? 0 : end
}

/** Is this said of a field, and not in it? */
export function isRemark(content: string): boolean {
  return isPlaceholder(content) || isProse(content) || remark.test(content)
}
