import { describe, expect, test } from 'vitest'
import { encodings, formsOf } from '../src/encodings.ts'
import { Search } from '../src/search.ts'

const needle = 'Grünwald & Öztürk+7'
const bytes = Buffer.from(needle)

function findIn(haystack: string): string[] {
  const search = new Search<string>()
  search.add('it', needle)
  search.scan(Buffer.from(haystack))
  return [...(search.found.get('it') ?? [])]
}

const unicode = (text: string): string =>
  Array.from(text, (c) => String.raw`\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

const disguises: Readonly<Record<string, readonly [haystack: string, encoding: string]>> = {
  'as it is': [`x${needle}y`, 'raw'],
  'in a JSON string in a JSON string': [JSON.stringify(JSON.stringify({ a: needle })), 'raw'],
  'base64, aligned': [bytes.toString('base64'), 'base64'],
  'base64, one byte in front': [Buffer.from(`:${needle}:`).toString('base64'), 'base64'],
  'base64, two bytes in front': [Buffer.from(`ab${needle}cd`).toString('base64'), 'base64'],
  'base64url in a token': [`x.${Buffer.from(`"${needle}"`).toString('base64url')}.y`, 'base64'],
  'percent-encoded by encodeURIComponent': [encodeURIComponent(needle), 'percent-encoded'],
  'percent-encoded in lower case': [
    encodeURIComponent(needle).replaceAll(/%../g, (escape) => escape.toLowerCase()),
    'percent-encoded',
  ],
  'percent-encoded as a form': [new URLSearchParams({ a: needle }).toString(), 'percent-encoded'],
  'percent-encoded, every byte': [
    Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    'percent-encoded',
  ],
  'unicode-escaped': [unicode(needle), 'unicode-escaped'],
  'unicode-escaped in a JSON string': [JSON.stringify(unicode(needle)), 'unicode-escaped'],
  'unicode-escaped in upper case': [
    unicode(needle).replaceAll(/[a-f]/g, (c) => c.toUpperCase()),
    'unicode-escaped',
  ],
}

describe('a value that arrived in disguise is found', () => {
  test.each(Object.entries(disguises))('%s', (_name, [haystack, encoding]) => {
    expect(findIn(haystack)).toEqual([encoding])
  })
})

test('each encoding is needed: no other one finds what it finds', () => {
  const found = new Set(formsOf(needle).values())
  expect([...found]).toEqual(Object.keys(encodings))
})

test('a value is not found where it did not arrive', () => {
  expect(findIn('Grünwald & Öztürk+8, Grünwald, & Öztürk+7'.repeat(50))).toEqual([])
})

test('a neighbour with the same beginning is told apart', () => {
  const search = new Search<string>()
  for (const name of ['canary-0001', 'canary-0002']) search.add(name, name)
  search.scan(Buffer.from('… canary-0002 …'))
  expect([...search.found.keys()]).toEqual(['canary-0002'])
})

test('a needle that would be found by accident is refused', () => {
  expect(() => new Search().add('pin', '4711')).toThrow(RangeError)
})
