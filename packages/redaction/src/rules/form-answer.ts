import { matchesAt } from '../chars.ts'

/** Of the keys of persons those that forms ask for; what they are answered with is told by its capitals. */
const question =
  /(?:name|anschrift|adresse|stra(?:ss|ß)e|ort|antragsteller(?:in)?|partner|inhaber|halter)$/i

/** What is said of a field, and is no answer: `Vorname: Pflichtfeld`. */
const remark =
  /(?:pflicht(?:feld|angabe)|eingabe|feld|fehl(?:t|er)|wert|bitte|nur|keine?|muss|darf|nicht|ungültig|leer|unbekannt|ja|nein|required|invalid|missing|must|not?|yes|unknown|empty|error|none|null)(?![a-zäöüß])/iy

const word = String.raw`(?:(?:v[oa]n|zum?|zur|de[nrs]?|am|im|in|an|und) ){0,2}\p{Lu}[\p{L}'’.-]{0,40}(?![\p{L}\d:=])`
const house = String.raw` \d{1,4}(?: ?[a-z])?(?![\p{L}\d]|[ ./-]?\d)`
/** The next word may tell what another secret is (`Bearer …`): taken only when nothing follows it. */
const words = String.raw`${word}(?:(?: ${word}){1,4}(?=$|[,;|)\]}<>"“”\r\n]|\\[nr]| [(|/–-]|(?<=\.) \p{Lu}|${house}))?`

/**
 * `Erika von der Heide`, `Hauptstr. 5 a, 28195 Bremen`: words in capitals and a house number. Small
 * letters read like prose: `Vorname: siehe Antrag`.
 */
const answer = new RegExp(`(?:\\d{5} )?${words}(?:${house})?(?:, ?\\d{5} ${words})?`, 'uy')

/** Where an answer that starts here ends, behind such a question; 0 where it is none. */
export function answerEnd(text: string, key: string, start: number): number {
  if (!question.test(key) || !matchesAt(answer, text, start)) return 0
  return matchesAt(remark, text, start) ? 0 : answer.lastIndex
}
