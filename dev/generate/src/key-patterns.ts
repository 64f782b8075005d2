import {
  harmlessHeaders,
  headers,
  keyLists,
  type KeyList,
  linkHeaders,
  parameters,
  personEndings,
  privateKeys,
  secretEndings,
} from '@sva/redaction/about'

/** Said behind a listed key, these change nothing: `password_hash` is the password's. */
const tails = 'value|raw|text|string|header|address|hash|plain|old|new|confirmation'
const behind = `(?:[_. -]?(?:${tails})|\\d|\\[\\d{0,3}\\])*`
const spellings: Readonly<Record<string, string>> = {
  ae: '(?:ae|ä)',
  oe: '(?:oe|ö)',
  ue: '(?:ue|ü)',
  strasse: 'stra(?:ss|ß)e',
}
/** Unmistakable at the end of a compound, too: `dbpassword`. */
const endings: Readonly<Record<string, readonly string[]>> = {
  secret: secretEndings,
  person: personEndings,
}

/** Keys of these lists in any spelling; in order, so that Go shares beginnings: five times as fast. */
function phrasesOf(lists: readonly KeyList[]): readonly string[] {
  return lists
    .flatMap(({ keys }) =>
      keys
        .trim()
        .split(/\s+/)
        .map((key) => key.replaceAll(/strasse|ae|oe|ue(?=[hlr])/g, (two) => spellings[two] ?? two))
        .map((key) => key.replaceAll(/[_.]/g, '[_. -]?')),
    )
    .toSorted()
}

/**
 * A key that ends with a listed one: `user_id`, `actor.user-id`, and `dbpassword`. Not anchored. RE2
 * has no look-around, so a word starts behind a separator.
 */
export function keyPattern(matches: (list: KeyList) => boolean): string {
  const lists = keyLists.filter(matches)
  const listed = phrasesOf(lists).join('|')
  const kinds = new Set(lists.map(({ kind }) => kind))
  const ends = [...kinds].flatMap((kind) => endings[kind] ?? []).join('|')
  const compound = ends === '' ? '' : `|[\\w.-]*(?:${ends.replace('apikey', 'api[_-]?key')})`
  return `(?i:(?:(?:[\\w.-]*[_.-])?(?:${listed})${compound})(?:${behind}))`
}

/** The same for keys of attributes, where `actorUserId` is worth the double length. */
export function attributeKeyPattern(matches: (list: KeyList) => boolean): string {
  const capital = phrasesOf(keyLists.filter(matches))
    .filter((phrase) => /^[a-z]/.test(phrase))
    .map((phrase) => `${phrase.charAt(0).toUpperCase()}(?i:${phrase.slice(1)})`)
  return `^(?:${keyPattern(matches)}|\\w*[a-z\\d](?:${capital.join('|')})(?i:${behind}))$`
}

/** RE2 has no look-ahead; without this one more keys match. */
const [headerHead = ''] = headers.source.split('(.+)')
const harmless = [harmlessHeaders, linkHeaders]
  .map(({ source }) => source.replace('(?!disposition).+', '[^d].*').replaceAll(/^\^|\$$/g, ''))
  .join('|')

/** Values of headers, bound values of statements, and what is said to a model. */
export const freeTextKeys: readonly string[] = [headers, parameters, privateKeys].map(
  ({ source }) => `(?i)${source.replaceAll(/\(\?![^)]*\)/g, '')}`,
)
/** Of those headers, the ones that stay. */
export const harmlessKeys = `(?i)${headerHead}(?:${harmless})$`

/** `{{secret}}` in a pattern of a rule stands for the keys of that kind. */
export function withKeys(pattern: string): string {
  return pattern.replaceAll(/\{\{([\w|]+)\}\}/g, (_, kinds: string) =>
    keyPattern(({ kind }) => kinds.split('|').includes(kind)),
  )
}
