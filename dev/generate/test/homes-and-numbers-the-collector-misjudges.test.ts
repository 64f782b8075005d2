import { readFileSync } from 'node:fs'
import { createRedactor } from '@sva/redaction'
import { about } from '@sva/redaction/about'
import { describe, expect, it } from 'vitest'
import {
  behindTheirWord,
  checkedIdentifiers,
  nobodys,
  shapedIdentifiers,
} from '../../../packages/redaction/corpus/identifiers.ts'
import { collectorText } from '../src/collector-text.ts'

const redactor = createRedactor()
const sdkText = (text: string): string => String(redactor.redact(text))

describe('a user in the path of a file arrives', () => {
  it.each([
    'case 12: /home/erika7/amt/src/server.ts:10:7',
    '/home/erika7/amt/src/server.ts:10:7',
    '/home/erika7/.npmrc',
    "UPDATE cases SET note = '/home/erika7/amt/src/server.ts:10:7' WHERE 1 = 1",
    'Error: gone\n    at /home/erika7/amt/x.js:1:2',
    JSON.stringify({ stack: 'Error: gone\n/home/erika7/amt' }),
    '["ok","/home/erika7/amt"]',
    'cwd=/home/erika7/amt',
    'file:///Users/erika7/amt/x.js',
    'import("file:///home/erika7/amt/x.js")',
    "code: 'ENOENT', path: '/home/erika7/amt/cases.db'",
    '{"path":"/home/erika7/amt/src/x.ts"}',
    'File "/home/erika7/amt/x.py", line 3',
    '\u001B[36m/home/erika7/amt/\u001B[0m',
    'PATH=/usr/bin:/home/erika7/bin/:/bin',
    'moved to /mnt/c/Users/erika7/amt',
    'open C:\\Users\\erika7',
    JSON.stringify(JSON.stringify('C:\\Users\\erika7\\amt')),
  ])('%s', (text) => {
    expect(collectorText(text)).toBe(text.replace('erika7', '[user]'))
  })
})

describe('a page of a web app is taken for a home', () => {
  it.each([
    'GET /home/aktuelles/termine',
    '10.1.2.3 - - "GET /home/aktuelles/termine HTTP/1.1" 200 12',
    'POST  /home/aktuelles/termine?a=1',
    '/home/aktuelles/termine',
    '/home/aktuelles/style.css',
    'https://example.org/home/aktuelles/termine',
    'https://example.org/#/home/aktuelles/termine',
    '/login?next=/home/aktuelles/termine',
    'method=GET path=/home/aktuelles/termine status=200',
    '{"method":"GET","url":"/home/aktuelles/termine"}',
    JSON.stringify(JSON.stringify({ originalUrl: '/home/aktuelles/termine' })),
    'redirected to /home/aktuelles/termine',
    '/api/home/aktuelles/termine',
    '/scim/v2/Users/4711/groups',
    'GET /Users/4711/groups',
    '/users/erika/orders',
    'at render (/home/:id/edit)',
    'see /home/aktuelles',
  ])('%s', (text) => {
    expect(collectorText(text)).toBe(text)
  })

  const [{ pattern } = { pattern: '' }] = about['home-path']?.re2 ?? []
  const accounts = /\(node\|[^)]*\)/.exec(pattern)?.[0].slice(1, -1).split('|') ?? []

  it('an account that the SDK knows is a user to the collector', () => {
    const file = new URL('../../../packages/redaction/src/rules/home-path.ts', import.meta.url)
    const known =
      /\(\?!\(\?:(node\|[^)]*)\)/.exec(readFileSync(file, 'utf8'))?.[1]?.split('|') ?? []
    expect(known.length).toBeGreaterThan(30)
    expect(known.filter((name) => !accounts.includes(name))).toEqual([])
  })

  it.each(accounts)('%s is nobody, to the SDK and to the collector', (account) => {
    const text = `at x (/home/${account}/x.js:1:2) in C:\\Users\\${account}\\x and C:\\Users\\${account}`
    const paths = account.includes(' ') ? text.slice(text.indexOf('C:')) : text
    expect(sdkText(paths)).toBe(paths)
    expect(collectorText(paths)).toBe(paths)
    const longer = `at x (/home/x${account.replace(' ', '')}/x.js:1:2)`
    expect(collectorText(longer)).toBe('at x (/home/[user]/x.js:1:2)')
  })
})

describe('a number right behind its word arrives', () => {
  const german = [...checkedIdentifiers, ...shapedIdentifiers].filter(
    ([name, word]) =>
      name.startsWith('DE') &&
      !['Finanzamt', 'VAT', 'Arztnummer', 'Führerschein', 'BSNR'].includes(word),
  )
  const plates = behindTheirWord.filter(([text]) => /ennzeichen|plate/.test(text))

  it.each(german)('%s', (_name, word, number) => {
    for (const between of [' ', ': ', '=', '": "', ' lautet ', '\\":\\"']) {
      expect(collectorText(`${word}${between}${number} geprüft`)).toBe(
        `${word}${between}[identifier] geprüft`,
      )
    }
  })

  it('the number of an identity card in what a form sends', () => {
    expect(collectorText('{"idCardNumber":"L01X00T47","city":"Bremen"}')).toBe(
      '{"idCardNumber":"[identifier]","city":"Bremen"}',
    )
  })

  it.each(plates)('%s', (text, secret) => {
    expect(collectorText(text)).not.toContain(secret)
  })

  it('there are some of them', () => {
    expect(german.length).toBeGreaterThan(12)
    expect(plates.length).toBeGreaterThan(3)
  })
})

it.each(nobodys)('what is nobody’s is taken: %s', (text) => {
  expect(collectorText(text)).toBe(text)
})

it.each([
  'Steuer-ID fehlt, siehe 4711/2026',
  'Steuernummer 1763714707123',
  'Kunden-IdNr 86095742719',
  'Bestnr. 86095742719',
  'Steuerbescheid 2026 vom 12.03.2026',
  'Ausweis abgelaufen am 12.03.2026',
  'Ausweisnummer L01X00T47X9',
  'Rentenversicherungsnummer 150706',
  'Krankenkasse A12345678012',
  '/faelle?card=visa&zip=28195&step=2&recipe=7',
])('a word and something else is taken for its number: %s', (text) => {
  expect(collectorText(text)).toBe(text)
})

it.each([
  'steuer_id=86095742719',
  'rentenversicherungsnummer=15070649C103',
  'ausweisnummer=L01X00T47',
  'kfz_kennzeichen=HB-AB%201234',
  'card_number=4111%201111%201111%201111',
  'cookie=sid%3Dabc',
  'client_ip=93.184.100.100',
  'passport-number=C01X00T47',
  'ip=93.184.100.100',
])('a parameter of a URL arrives with its value: %s', (pair) => {
  const [key, value = ''] = pair.split('=')
  for (const text of [`GET /faelle?fall=1&${pair}`, `https://example.org/x?${pair}&b=2`]) {
    const clean = text.replace(`${key}=${value}`, `${key}=REDACTED`)
    expect(collectorText(text, 'url-query')).toBe(clean)
    expect(collectorText(text)).not.toContain(value)
  }
})
