import { expect, test } from 'vitest'
import { about } from '@sva/redaction/about'
import { segments } from '../src/markers.ts'
import { Store } from '../src/store.ts'
import { counter, logs, replacements, spans } from './fixtures.ts'

const markersOf = (text: string) =>
  segments(text).flatMap((part) => (typeof part === 'string' ? [] : [`${part.rule} ${part.text}`]))

test.each([
  ['mail to j***@example.org, thanks', ['email j***@example.org']],
  ['from ***@x.de.', ['email ***@x.de']],
  ['?mail=j***%40example.org&x=1', ['email j***%40example.org']],
  ['IBAN DE89****3000', ['iban DE89****3000']],
  ['[REDACTED]', ['key [REDACTED]']],
  [
    'pw=[REDACTED] [jwt] [session-token]',
    ['secret [REDACTED]', 'jwt [jwt]', 'session-token [session-token]'],
  ],
  ['https://x.de/?token=REDACTED&a=REDACTED', ['url-secret REDACTED', 'url-secret REDACTED']],
  ['label [ipv4]', ['ipv4 [ipv4]']],
  ['[bytes 512]', ['bytes [bytes 512]']],
])('a marker on the screen is a marker in the count: %s', (text, expected) => {
  expect(markersOf(text)).toEqual(expected)
})

// The viewer imports no redactor; its table of markers must know them all the same.
test.each(Object.entries(about))(
  'what rule %s leaves behind is known as a marker',
  (name, { redacts }) => {
    const unseen = redacts.filter(([, clean]) => markersOf(clean).length === 0)
    expect(unseen).toEqual([])
    expect(markersOf(`[${name}]`)).toEqual([`${name} [${name}]`])
  },
)

test.each([
  'clean line',
  '[main] [info] started',
  'array[0] [object Object] [a-z]',
  '*** done ***',
  'rating ****3000',
  'the field REDACTED_AT and xREDACTED',
  'a@b.example',
])('what is no marker is not counted as one: %s', (text) => {
  expect(segments(text)).toEqual([text])
})

test('cutting a text at its markers loses no character of it', () => {
  const text = 'ä j***@example.org [card][REDACTED] DE89****3000 😀'
  const parts = segments(text).map((part) => (typeof part === 'string' ? part : part.text))
  expect(parts.join('')).toBe(text)
})

test('before the counter comes, the visible markers and dropped keys count', () => {
  const store = new Store()
  const attributes = { 'sva.redacted.keys': ['user_id', 'session_id'], note: '[phone]' }
  store.ingest('logs', logs([{ body: 'to j***@example.org', attributes }]))
  expect(store.counts().redactions).toBe(4)
})

test('counter and visible markers are the same pieces, never added up', () => {
  const store = new Store()
  store.ingest('logs', logs([{ body: '[card] [phone]' }]))
  store.ingest(
    'metrics',
    replacements({ 'card log.body': 1, 'phone log.body': 1, 'key metric.label': 3 }),
  )
  expect(store.counts().redactions).toBe(5)
})

test('a cumulative counter that is sent again adds nothing', () => {
  const store = new Store()
  store.ingest('metrics', replacements({ 'email log.body': 7 }))
  store.ingest('metrics', replacements({ 'email log.body': 7 }))
  store.ingest('metrics', replacements({ 'email log.body': 9 }))
  expect(store.counts().redactions).toBe(9)
})

test('a restarted process counts on, from where it had been', () => {
  const store = new Store()
  store.ingest('metrics', replacements({ 'email log.body': 7 }, 1_000))
  store.ingest('metrics', replacements({ 'email log.body': 2 }, 2_000))
  expect(store.counts().redactions).toBe(9)
})

test('losses the sender admits are shown', () => {
  const store = new Store()
  const labels = { 'sva.signal': 'logs', 'sva.reason': 'timeout' }
  store.ingest('metrics', counter('sva.telemetry.lost', [{ value: 12, labels }]))
  expect(store.counts().lost).toBe(12)
})

test('markers in spans are found where they stand', () => {
  const store = new Store()
  const span = { trace: 'a'.repeat(32), id: 'b'.repeat(16), start: 1, took: 1 }
  const attributes = { 'url.full': 'https://x.de/?t=REDACTED', workspace_id: 'musterstadt' }
  store.ingest(
    'traces',
    spans([{ ...span, name: 'GET [email]', error: 'card [card]', attributes }]),
  )
  const rows = store.redactions
    .all()
    .map(({ rule, position, seen }) => [rule, position, [...seen.keys()]])
  expect(rows).toEqual([
    ['email', 'span.name', ['musterstadt']],
    ['url-secret', 'span.attributes', ['musterstadt']],
    ['card', 'span.status', ['musterstadt']],
  ])
})
