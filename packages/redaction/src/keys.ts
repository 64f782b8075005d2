import { createEndings, type MayBeListed } from './key-endings.ts'
import { createKeyPairs, type KeyPairs } from './key-pairs.ts'
import {
  harmlessHeaders,
  headers,
  type LabelReason,
  linkHeaders,
  lists,
  machineKeys,
  markersInKey,
  parameters,
  personEndings,
  privateKeys,
  secretEndings,
  tails,
  technicalKeys,
  things,
} from './key-lists.ts'

export type Verdict =
  | {
      readonly kind: 'identity' | 'person' | 'secret' | 'correlation'
      readonly reason: LabelReason
      /** From a closed list (`user_id` for every spelling of it), so it may be reported. */
      readonly name: string
    }
  | {
      readonly kind: 'technical' | 'text'
      readonly reason?: LabelReason
      readonly name?: string
      /** The value is an id: while it looks like one, digits in it are no card and no phone. */
      readonly id?: true
    }

const TEXT: Verdict = Object.freeze({ kind: 'text' })
const ID: Verdict = Object.freeze({ kind: 'text', id: true })
/** A count of them, or the tokens themselves: only the value tells. */
const TOKENS: Verdict = Object.freeze({ kind: 'text', name: 'tokens' })
const TECHNICAL: Verdict = Object.freeze({ kind: 'technical' })
const HEADER: Verdict = Object.freeze({ kind: 'text', name: 'header', reason: 'cardinality' })

/** Identities, persons and secrets: the key alone says that the value must not leave. */
export function isForbidden({ kind }: Verdict): boolean {
  return kind === 'identity' || kind === 'person' || kind === 'secret'
}

/** Longer than any key that a person wrote; what counts is its end. */
const LONGEST_KEY = 128
const CACHED_KEYS = 2_000
const LONGEST_PHRASE = 5

export interface Keys {
  readonly verdict: (key: string) => Verdict
  readonly mayBeListed: MayBeListed
  readonly keyPairs: KeyPairs
}

/** Key -> verdict. Attribute keys repeat endlessly, so a verdict costs one Map look-up. */
export function createKeys(secretKeys: readonly string[] = []): Keys {
  const listed = new Map<string, Verdict>()
  for (const [name, kind, reason, keys] of lists) {
    const verdict = Object.freeze({ name, kind, reason }) as Verdict
    for (const key of keys.split(/\s+/)) listed.set(compact(key), verdict)
  }
  const secret = listed.get('secret') ?? TEXT
  const person = listed.get('username') ?? secret
  const link = listed.get('urlfull') ?? TEXT
  for (const key of secretKeys) listed.set(compact(key), secret)

  const words = [...listed.keys(), ...tails].flatMap((word) => [word, withUmlauts(word)])
  const endings = [...secretEndings, ...personEndings]
  const mayBeListed = createEndings([...words, ...endings])

  const cache = new Map<string, Verdict>()

  function decide(key: string): Verdict {
    const lower = key.toLowerCase()
    const header = headers.exec(lower)?.[1]
    if (header === 'x-request-id') return decide(header)
    if (header !== undefined && linkHeaders.test(header)) return link
    if (header !== undefined) return harmlessHeaders.test(header) ? HEADER : secret
    if (parameters.test(lower)) return secret
    if (privateKeys.test(lower)) return person
    const words = segments(key.replace(markersInKey, ''))
    const found = byHeadNoun(words, listed) ?? byEnding(words)
    if (found !== undefined && found.kind !== 'text' && !machineKeys.test(lower)) return found
    if (found?.kind === 'secret') return found
    if (technicalKeys.test(lower)) return TECHNICAL
    if (found === undefined && words.at(-1) === 'tokens') return TOKENS
    return found ?? (things.test(words.join(' ')) ? ID : TEXT)
  }

  function byEnding(words: readonly string[]): Verdict | undefined {
    const last = words.findLast((word) => !tails.has(word)) ?? ''
    if (secretEndings.some((ending) => last.endsWith(ending))) return secret
    return personEndings.some((ending) => last.endsWith(ending)) ? person : undefined
  }

  return {
    verdict(key) {
      let verdict = cache.get(key)
      if (verdict !== undefined) return verdict
      verdict = decide(key.slice(-LONGEST_KEY))
      if (cache.size >= CACHED_KEYS) cache.clear()
      if (key.length <= LONGEST_KEY) cache.set(key, verdict)
      return verdict
    },
    mayBeListed,
    keyPairs: createKeyPairs([...words, ...endings]),
  }
}

/**
 * Where a word ends: at a sign, at a capital, and before the last of many (`APIKey`). Digits are
 * looked at from the first of a row only: a key can be all digits.
 */
const wordEnd = /(?<!\d)\d*(?:[^\p{L}\d]+|$|(?<=[\p{Ll}\d])(?=\p{Lu}))|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u

/** `actorUserId`, `actor-user_id` and `actor.user.id` are the same three words. */
function segments(key: string): string[] {
  return key
    .normalize('NFC')
    .split(wordEnd)
    .filter(Boolean)
    .map((word) => word.toLowerCase().replace(/[äöüß]/g, (umlaut) => ascii[umlaut] as string))
}

/** The same for every spelling of a key. */
export function compact(key: string): string {
  return segments(key).join('')
}

function byHeadNoun(
  words: readonly string[],
  listed: ReadonlyMap<string, Verdict>,
): Verdict | undefined {
  for (let end = words.length; end > 0; end--) {
    let found: Verdict | undefined
    let phrase = ''
    // The longest phrase wins: `message_id` is a word of its own, not an `id`.
    for (let start = end - 1; start >= 0 && end - start <= LONGEST_PHRASE; start--) {
      phrase = `${words[start]}${phrase}`
      found = listed.get(phrase) ?? found
    }
    if (found !== undefined) return found
    if (!tails.has(words[end - 1] ?? '')) return undefined
  }
  return undefined
}

const ascii: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** As it may stand in text, where a key is looked up before it is read. */
function withUmlauts(word: string): string {
  return Object.entries(ascii).reduce((text, [umlaut, two]) => text.replaceAll(two, umlaut), word)
}
