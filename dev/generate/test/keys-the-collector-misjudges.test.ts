import { createRedactor } from '@sva/redaction'
import { keyLists } from '@sva/redaction/about'
import { expect, it } from 'vitest'
import { everydayKeys, everydayLabels } from '../src/everyday-keys.ts'
import { attributeKeyPattern, freeTextKeys, harmlessKeys } from '../src/key-patterns.ts'

const redactor = createRedactor()
const kinds = ['secret', 'person', 'identity', 'correlation'] as const

function patternOf(kind: string): RegExp {
  // RE2's (?i: is JavaScript's, too; \pL and a dash before the bracket are not.
  const source = attributeKeyPattern((list) => list.kind === kind)
  return new RegExp(source.replaceAll('\\pL', '\\p{L}').replaceAll('. -]', '. \\-]'), 'u')
}

it.each(kinds)('every listed %s key, as it stands and behind other words', (kind) => {
  const pattern = patternOf(kind)
  const spellings = keyLists
    .filter((list) => list.kind === kind)
    .flatMap(({ keys }) => keys.trim().split(/\s+/))
    .flatMap((key) => [
      key,
      key.toUpperCase(),
      key.replaceAll('_', '-'),
      `actor.${key}`,
      key.replaceAll(/[_.]./g, (two) => two.charAt(1).toUpperCase()),
    ])
  expect(spellings.filter((spelling) => !pattern.test(spelling))).toEqual([])
})

it.each(['dbpassword', 'password_hash', 'accessToken', 'X-Api-Key', 'CLIENT_SECRET', 'token2'])(
  '%s opens doors',
  (key) => {
    expect(redactor.verdict(key).kind).toBe('secret')
    expect(patternOf('secret').test(key)).toBe(true)
  },
)

it('headers and bound values go, but for the harmless ones', () => {
  const blocked = freeTextKeys.map((source) => new RegExp(source.replace('(?i)', ''), 'i'))
  const harmless = new RegExp(harmlessKeys.replace('(?i)', ''), 'i')
  const masked = (key: string): boolean =>
    !harmless.test(key) && blocked.some((pattern) => pattern.test(key))
  const gone = `http.request.header.x-foo http.response.header.content-disposition
    db.query.parameter.0 process.owner process.command_args gen_ai.input.messages`.split(/\s+/)
  const stay = `http.request.header.content-type http.response.header.etag process.pid
    http.request.header.referer gen_ai.usage.input_tokens process.runtime.name`.split(/\s+/)
  expect(gone.filter((key) => !masked(key))).toEqual([])
  expect(stay.filter(masked)).toEqual([])
})

it('the word behind a capital counts, within a word it does not', () => {
  expect(patternOf('identity').test('actorUserId')).toBe(true)
  expect(patternOf('identity').test('medalist_sip')).toBe(false)
})

const clean = `service.name service.version token_count gen_ai.token.type gen_ai.usage.input_tokens
  http.route http.request.method error.type k8s.pod.name server.address author monkey keyboard
  email_verified email_template ip.version secretary feature_flag.key workspace_id component action
  duration_ms deployment.environment.name aws.secretsmanager.secret.arn`.split(/\s+/)

it.each(clean)('%s is everyday vocabulary', (key) => {
  expect(kinds.filter((kind) => patternOf(kind).test(key))).toEqual([])
})

it('a key that is not asked about because nearly every record has it is on no list', () => {
  const masked = [patternOf('secret'), patternOf('person')]
  expect(everydayKeys.filter((key) => masked.some((pattern) => pattern.test(key)))).toEqual([])
  const dropped = kinds.map(patternOf)
  expect(everydayLabels.filter((key) => dropped.some((pattern) => pattern.test(key)))).toEqual([])
})
