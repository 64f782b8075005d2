import { BASE64URL, codeAt, DIGIT, is, isTokenBefore, LETTER, LETTERS, runEnd } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { wordStart } from '../key-value.ts'

const LONGEST_PREFIX = 12
const SHORTEST = 26
const LONGEST = 160
const ENTROPY = 3.9
/** Random characters change between lower, upper and digit more often than joined words do. */
const CHANGES = 0.4

/** What announces a digest, a record or what is published on purpose. */
const harmless = new Set(
  `sha sha1 sha224 sha256 sha384 sha512 sha3 md4 md5 blake2b blake2s blake3 crc32 xxh3 base32 base58
  base64 hex uuid urn cid etag hash digest checksum integrity commit rev blob tree id trace span
  project provider card eval monitor scenario thread conv langyconv run msg task job step node team
  org user call req resp response chatcmpl toolu asst file batch evt event acct cus sub prod price
  plan inv in ch pi pm cn si src tr txn po evtsub order item obj doc page img image video asset build
  deploy dpl container pod arn ami vpc snap vol eni subnet rtb igw phc pk`.split(/\s+/),
)
/** A prefix, a word for keys and hexadecimal digits, as in Stripe's `sk_live_`. */
const hexKey = /^(?:live|test|prod|key|secret|token|sk)[_-][\da-f]{24,}$/i
const uuid = /^[\da-f]{4}-[\da-f]{4}-/i
const fileName = /\.[a-z][a-z\d]{1,4}(?![\w-])/y

/** Keys of vendors that no list knows: a short prefix and a long body of random characters. */
export const secretShape = defineRule({
  name: 'secret-shape',
  kind: 'secret',
  trigger: ['_', '-'].map((text) => ({
    text,
    before: LETTERS,
    next: `${LETTERS}0123456789`,
  })),
  match(text, at, from) {
    // Words end before that, so most are told by one look at what stands behind.
    if (
      !isBody(codeAt(text, at + SHORTEST)) ||
      !isBody(codeAt(text, at + 13)) ||
      !isBody(codeAt(text, at + 7))
    ) {
      return at + 1
    }
    const start = wordStart(text, at, LETTER | DIGIT, Math.max(from, at - LONGEST_PREFIX - 1))
    const before = codeAt(text, start - 1)
    let end = runEnd(text, at, BASE64URL)
    // The slash of base64, but not that of a path.
    if (before !== 47) while (isBody(codeAt(text, end))) end = runEnd(text, end + 1, BASE64URL)
    if (start > from && isTokenBefore(text, start)) return end
    return isKey(text, start, at, end) ? { start, end } : end
  },
  replace: '[secret]',
})

export const about: About = {
  source: 'entropy of random characters (Shannon 1948)',
  redacts: [
    ['key now zyq_8fK2mQ7pXvL4nR9sT1wZ3yB6cD0eG5hJ2', 'key now [secret]'],
    ['acme_aB3dEf+gHi/jKlMnOpQrStUvWx0123456789xY', '[secret]'],
    ['acme_live_a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4', '[secret]'],
  ],
  keeps: [
    'run_8fK2mQ7pXvL4nR9sT1wZ3yB6cD0eG5hJ2',
    'sha512-4Zj6ZL6qF9pQwEr7tYu2Io1pAsDfGh3JkL5mNb8Vc9X',
    'commit_51d07b547d0a8f3e2c1b9d4a6e7f8091a2b3c4d5',
    'LANGUAGE_TELEMETRY_ENDPOINT_OVERRIDE_URL2',
    'api-gateway-7d9f8c6b5d-x2mnq-and-more-text-4711',
    'get_Http2ConnectionPoolManagerFactoryBean2Impl',
  ],
  re2: [],
  misses: 'RE2 cannot measure how random a text is.',
}

/** base64url, and the two signs of base64. */
function isBody(code: number): boolean {
  return is(code, BASE64URL) || code === 43 || code === 47
}

function isKey(text: string, start: number, separator: number, end: number): boolean {
  const prefix = text.slice(start, separator).toLowerCase()
  const length = end - separator - 1
  if (length < SHORTEST || length > LONGEST || prefix.length < 2 || harmless.has(prefix))
    return false
  if (!is(codeAt(text, start), LETTER)) return false
  fileName.lastIndex = end
  const body = text.slice(separator + 1, end)
  if (fileName.test(text) || uuid.test(body)) return false
  return hexKey.test(body) || isRandom(body)
}

/** Digits, upper and lower case, mixed well, and no character too often. */
function isRandom(body: string): boolean {
  const counts = new Map<number, number>()
  const classes = [0, 0, 0]
  let changes = 0
  let before = -1
  for (let at = 0; at < body.length; at++) {
    const code = codeAt(body, at)
    counts.set(code, (counts.get(code) ?? 0) + 1)
    if (!is(code, DIGIT | LETTER)) continue
    const now = is(code, DIGIT) ? 0 : (code >> 5) - 1
    classes[now]!++
    if (now !== before) changes++
    before = now
  }
  let entropy = 0
  for (const count of counts.values()) {
    entropy -= (count / body.length) * Math.log2(count / body.length)
  }
  return Math.min(...classes) >= 2 && entropy >= ENTROPY && changes >= CHANGES * body.length
}
