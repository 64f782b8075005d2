import { createRedactor, type Redactor, rules } from '@sva/redaction'
import { SvaError } from '@sva/sdk'
import { createHmac, createSecretKey, hkdfSync, KeyObject } from 'node:crypto'
import { isIP } from 'node:net'

/** What makes pseudonyms; docs/how-to/pseudonyms.md says what they are for, and what they are not. */
export interface PseudonymKey {
  /** Names the key in every pseudonym, so that a change of key shows: 1-16 of `a-z 0-9 -`. */
  readonly kid: string
  /** At least 32 random bytes, from a file or a secret store. Never from the environment or code. */
  readonly key: KeyObject | Uint8Array
}

/** What is told apart: the same number as user and as session has two pseudonyms. */
export type Identity = 'user_id' | 'session_id' | 'email' | 'ip'

/**
 * The same for the same value, of the same identity, in the same workspace, under the same key.
 * Undefined for what is no such value: a password or a card behind `user_id`, or a list.
 */
export type Pseudonym = (
  identity: Identity,
  value: unknown,
  workspaceId?: string,
) => string | undefined

const SHORTEST_KEY = 32
/** 120 bits: nobody meets another's by chance. */
const BYTES = 15
const CACHED_KEYS = 1_000

/** @throws SvaError SVA_PSEUDONYM_KEY_INVALID, which repeats nothing of the key */
export function createPseudonym({ kid, key }: PseudonymKey): Pseudonym {
  const bytes = key instanceof KeyObject ? key.symmetricKeySize : key?.byteLength
  if (typeof kid !== 'string' || !/^[a-z\d-]{1,16}$/.test(kid) || !((bytes ?? 0) >= SHORTEST_KEY)) {
    throw new SvaError(
      'SVA_PSEUDONYM_KEY_INVALID',
      'A pseudonym key needs a kid of 1-16 of a-z 0-9 - and a secret key of at least 32 bytes.',
      "openssl rand -out pseudonym.key 32, then { kid: '2026-11', key: readFileSync('pseudonym.key') }",
    )
  }
  const main = key instanceof KeyObject ? key : createSecretKey(key)
  const keys = new Map<string, KeyObject>()
  const redactor = createRedactor()

  /** Each municipality answers for its own data, so nothing links a person across two of them. */
  function keyOf(workspaceId: string): KeyObject {
    const known = keys.get(workspaceId)
    if (known !== undefined) return known
    const derived = hkdfSync('sha256', main, '', `sva pseudonym ${workspaceId}`, SHORTEST_KEY)
    const created = createSecretKey(new Uint8Array(derived))
    if (keys.size >= CACHED_KEYS) keys.clear()
    keys.set(workspaceId, created)
    return created
  }

  return (identity, value, workspaceId = '') => {
    const text = canonical(identity, value, redactor)
    if (text === undefined) return undefined
    const mac = createHmac('sha256', keyOf(workspaceId)).update(`${identity}\0${text}`).digest()
    return `${kid}.${mac.subarray(0, BYTES).toString('base64url')}`
  }
}

const secrets = new Set([
  'card',
  ...rules.filter((it) => it.kind === 'secret').map((it) => it.name),
])

/** What stands for nobody: all of these would become one person. */
const nobody = /^(?:null|undefined|nan|none|anonymous|unknown|[[{].*)$/i

/** One form of each value, so that one person has one pseudonym. */
function canonical(identity: Identity, value: unknown, redactor: Redactor): string | undefined {
  if (!['string', 'number', 'bigint'].includes(typeof value)) return undefined
  const text = String(value).normalize('NFC').trim()
  if (text === '' || nobody.test(text)) return undefined
  if (redactor.explain(text).some(({ rule }) => secrets.has(rule))) return undefined
  if (identity === 'email') return /^[^@\s]+@[^@\s]+$/.test(text) ? text.toLowerCase() : undefined
  return identity === 'ip' ? canonicalIp(text) : text
}

/** `::ffff:192.0.2.1` is 192.0.2.1, and an IPv6 address has one spelling (RFC 5952). */
function canonicalIp(text: string): string | undefined {
  const version = isIP(text)
  if (version === 4) return text
  if (version === 0 || text.includes('%')) return undefined
  const host = new URL(`http://[${text}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(host) ?? []
  if (high === undefined || low === undefined) return host
  const words = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return words.flatMap((word) => [word >> 8, word & 0xff]).join('.')
}
