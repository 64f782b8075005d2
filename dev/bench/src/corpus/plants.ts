import { digits, hex, type Random } from './random.ts'

/**
 * A value that must not leave, within the words that stand around it in logs. `gone` is the part
 * that no mask may leave standing: masks that keep a domain or the last digits are fine.
 */
export interface Plant {
  readonly kind: string
  readonly text: string
  readonly gone: string
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const ALPHANUMERIC = `${LOWER}ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789`
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const given = ['erika', 'max', 'jürgen', 'anna-lena', 'ayse', 'piotr', 'marie', 'tom']
const family = ['mustermann', 'beispiel', 'probst', 'vogel-test', 'oezdemir', 'kowalski', 'weber']

/** Apart, so that scanners of code hosts do not stop at this file. */
const PRIVATE = 'PRIVATE'

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The German IBAN of a bank code and an account, with its check digits (ISO 13616). */
function germanIban(random: Random): string {
  const account = digits(random, 18)
  const check = 98n - (BigInt(`${account}131400`) % 97n)
  return `DE${String(check).padStart(2, '0')}${account}`
}

/** A Visa or Mastercard number with its check digit (ISO/IEC 7812-1, annex B). */
function cardNumber(random: Random): string {
  const number = `${random.pick(['4', '51', '54', '55'])}${digits(random, 15)}`.slice(0, 15)
  const sum = number.split('').reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return number + String((10 - (sum % 10)) % 10)
}

const groupsOfFour = (value: string) => value.replaceAll(/.{4}(?=.)/g, '$& ')

const octet = (random: Random) => random.int(1, 254)

/** kind -> [the value as it is written, the part that must be gone]. */
const values: Readonly<Record<string, (random: Random) => readonly [text: string, gone: string]>> =
  {
    email: (random) => {
      const local = `${random.pick(given)}.${random.pick(family)}${random.int(1, 99)}`
      const address = `${local}@${random.pick(['example.org', 'mail.example.com', 'gemeinde-köln.de'])}`
      return [random.pick([`Mail an ${address} gesendet`, `user ${address} not found`]), local]
    },
    iban: (random) => {
      const iban = germanIban(random)
      const [text, gone] = random.pick([
        [iban, iban.slice(6, 16)],
        [groupsOfFour(iban), groupsOfFour(iban).slice(10, 19)],
      ] as const)
      return [`Lastschrift von ${text} abgelehnt`, gone]
    },
    card: (random) => {
      const card = cardNumber(random)
      const [text, gone] = random.pick([
        [card, card.slice(6, 12)],
        [groupsOfFour(card), groupsOfFour(card).slice(5, 14)],
      ] as const)
      return [`charge declined for card ${text}`, gone]
    },
    phone: (random) => {
      const number = random.pick([
        `+49 151 2${digits(random, 7)}`,
        `+49 30 4${digits(random, 6)}`,
        `+44 20 7946 0${digits(random, 3)}`,
        `+49 (0)421 5${digits(random, 5)}`,
      ])
      return [`Rückruf unter ${number} gewünscht`, number.slice(-9)]
    },
    ipv4: (random) => {
      const rest = `${octet(random)}.${octet(random)}`
      const address = `${random.pick([93, 91, 84, 217, 79])}.${octet(random)}.${rest}`
      return [`too many attempts from ${address}`, address]
    },
    ipv6: (random) => {
      const address = `2a02:8108:${[1, 2, 3, 4, 5, 6].map(() => random.int(0x1000, 0xffff).toString(16)).join(':')}`
      return [`client ${address} blocked`, address]
    },
    jwt: (random) => {
      const payload = base64url({ sub: digits(random, 6), iat: 1_763_700_000 })
      const header = base64url({ alg: 'HS256', typ: 'JWT' })
      const signature = random.chars(43, ALPHANUMERIC)
      return [`id token ${header}.${payload}.${signature} rejected`, signature]
    },
    bearer: (random) => {
      const token = random.chars(32, ALPHANUMERIC)
      return [`Authorization: Bearer ${token}`, token]
    },
    basic: (random) => {
      const login = `${random.pick(given)}:${random.chars(12, ALPHANUMERIC)}`
      const encoded = Buffer.from(login).toString('base64')
      return [`Authorization: Basic ${encoded}`, encoded]
    },
    'url-credentials': (random) => {
      const secret = random.chars(14, ALPHANUMERIC)
      return [`cannot reach postgres://app:${secret}@db-primary:5432/permits`, secret]
    },
    'url-query': (random) => {
      const secret = random.chars(24, ALPHANUMERIC)
      return [`GET https://gateway.svc/callback?access_token=${secret}&page=1`, secret]
    },
    password: (random) => {
      const secret = random.chars(12, ALPHANUMERIC)
      return [`${random.pick(['password=', 'Passwort: ', 'pwd='])}${secret}`, secret]
    },
    'api-key': (random) => {
      const secret = hex(random, 32)
      return [`${random.pick(['api_key=', 'x-api-key: ', 'client_secret='])}${secret}`, secret]
    },
    'aws-key': (random) => {
      // Put together here, so that scanners of code hosts do not stop at this file.
      const key = `${['AK', 'IA'].join('')}${random.chars(16, BASE32)}`
      return [`signed by ${key}`, key]
    },
    'vendor-token': (random) => {
      const secret = random.chars(36, ALPHANUMERIC)
      return [`push with ${['gh', 'p_'].join('')}${secret}`, secret]
    },
    'private-key': (random) => {
      const [begin, end] = ['BEGIN', 'END'].map((word) => `-----${word} ${PRIVATE} KEY-----`)
      const body = random.chars(64, `${ALPHANUMERIC}+/`)
      return [`${begin} ${body} ${end}`, body]
    },
  }

export const plantKinds: readonly string[] = Object.keys(values)

export function plant(kind: string, random: Random): Plant {
  const [text, gone] = (values[kind] as (typeof values)[string])(random)
  return { kind, text, gone }
}
