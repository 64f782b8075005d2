import {
  BASE64URL,
  codeAt,
  DIGIT,
  is,
  isTokenBefore,
  LETTER,
  LETTERS,
  runEnd,
  TOKEN,
  matchesAt,
} from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { wordStart } from '../key-before.ts'

const SHORTEST = 26
const LONGEST = 160
const LONGEST_PREFIX = 12
/** A prefix that announces no digest, no record and nothing that is published on purpose. */
const prefix =
  /(?!(?:sha\d*|base64|cid|etag|hash|digest|checksum|integrity|commit|rev|blob|tree|id|trace|span|project|thread|conv|run|msg|task|job|step|node|team|org|user|req|resp|response|chatcmpl|toolu|asst|file|batch|evt|event|call|item|order|obj|doc|page|img|image|video|asset|build|deploy|dpl|phc|pk)[-_])[a-z][a-z\d]+[-_]/iy
/** A word for keys and hexadecimal digits, as in Stripe's `sk_live_`. */
const hexKey = /^(?:live|test|prod|key|secret|token|sk)[_-][\da-f]{24,}$/i
/** From the second group on. */
const uuid = /-[\da-f]{4}-[\da-f]{4}-/y
/** Digits, upper and lower case; nor the hash that a framework hangs on the name of a class. */
const mixed =
  /^(?!(?:[A-Z][a-z]+)+_[\da-f]+$)(?=(?:[^a-z]*[a-z]){2})(?=(?:[^A-Z]*[A-Z]){2})(?:\D*\d){2}/
const DISTINCT = 16
/** Random characters change between lower, upper and digit more often than joined words do. */
const CHANGES = 0.4
const fileName = /\.[a-z][a-z\d]{1,4}(?![\w-])/y

/** Keys of vendors that no list knows: a short prefix and a long body of random characters. */
export const secretShape = defineRule({
  name: 'secret-shape',
  kind: 'secret',
  trigger: ['_', '-'].map((text) => ({
    text,
    before: LETTERS,
    next: `${LETTERS}0123456789`,
    // Words end before that.
    near: [SHORTEST, 18, 13, 7, 3].map((offset) => [offset, `${TOKEN}+/`] as const),
  })),
  match(text, at, from) {
    const start = wordStart(text, at, LETTER | DIGIT, Math.max(from, at - LONGEST_PREFIX - 1))
    if ((start > from && isTokenBefore(text, start)) || isUuid(text, at)) {
      return at + 1
    }
    if (!matchesAt(prefix, text, start)) return at + 1
    let end = runEnd(text, at, BASE64URL)
    // The slash of base64, but not that of a path.
    if (text[start - 1] !== '/') {
      while (isBody(codeAt(text, end))) end = runEnd(text, end + 1, BASE64URL)
    }
    return !matchesAt(fileName, text, end) && isRandom(text.slice(at + 1, end))
      ? { start, end }
      : end
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
    'Class_EnhancerBySpring_3f2b8c1e9a4d4c7b8f60',
    'get_Http2ConnectionPoolManagerFactoryBean2Impl',
  ],
  re2: [],
  misses: 'RE2 cannot measure how random a text is.',
}

function isUuid(text: string, at: number): boolean {
  return codeAt(text, at + 5) === 45 && codeAt(text, at + 10) === 45 && matchesAt(uuid, text, at)
}

/** base64url, and the two signs of base64. */
function isBody(code: number): boolean {
  return is(code, BASE64URL) || code === 43 || code === 47
}

/** Characters mixed well, and no few of them again and again. */
function isRandom(body: string): boolean {
  if (body.length < SHORTEST || body.length > LONGEST) return false
  if (hexKey.test(body)) return true
  const changes = body.replace(/[^A-Za-z\d]/g, '').match(/[a-z]+|[A-Z]+|\d+/g) ?? []
  return (
    mixed.test(body) && new Set(body).size >= DISTINCT && changes.length >= CHANGES * body.length
  )
}
