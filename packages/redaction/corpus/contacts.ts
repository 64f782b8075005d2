import type { RedactRow } from './redact.ts'

/**
 * Addresses and numbers of persons, made by rule: the shapes of the IBAN registry, the issuers'
 * ranges, national numbering plans, the text forms of RFC 4291. Numbers are from the blocks that are
 * kept free for films and documentation, and from the schemes' public test cards.
 */
const digits = '7304912685073149260581437920651834'

/** `4a14n` of the IBAN registry -> an account number of that shape. */
function accountOf(shape: string): string {
  return shape.replace(/(\d+)([nac])/g, (_all, length: string, kind: string) =>
    (kind === 'a' ? 'BANKXYZQ' : kind === 'c' ? `5B${digits}` : digits).slice(0, Number(length)),
  )
}

/** ISO 7064 MOD 97-10, by big integers and not by the rule's own function. */
function ibanOf(country: string, shape: string): string {
  const account = accountOf(shape)
  const number = `${account}${country}00`.replace(/[A-Z]/g, (letter) =>
    String(Number.parseInt(letter, 36)),
  )
  return `${country}${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${account}`
}

const registry = `AD 8n12c|AE 19n|AL 8n16c|AT 16n|AZ 4a20c|BA 16n|BE 12n|BG 4a6n8c|BH 4a14c|BI 23n|BR 23n1a1c|BY 4c4n16c
CH 5n12c|CR 18n|CY 8n16c|CZ 20n|DE 18n|DJ 23n|DK 14n|DO 4c20n|EE 16n|EG 25n|ES 20n|FI 14n|FK 2a12n|FO 14n
FR 10n11c2n|GB 4a14n|GE 2a16n|GI 4a15c|GL 14n|GR 7n16c|GT 24c|HN 4a20n|HR 17n|HU 24n|IE 4a14n|IL 19n|IQ 4a15n
IS 22n|IT 1a10n12c|JO 4a4n18c|KW 4a22c|KZ 3n13c|LB 4n20c|LC 4a24c|LI 5n12c|LT 16n|LU 3n13c|LV 4a13c|LY 21n
MC 10n11c2n|MD 20c|ME 18n|MK 3n10c2n|MN 16n|MR 23n|MT 4a5n18c|MU 4a19n3a|NI 4a20n|NL 4a10n|NO 11n|OM 3n16c
PK 4a16c|PL 24n|PS 4a21c|PT 21n|QA 4a21c|RO 4a16c|RS 18n|RU 14n15c|SA 2n18c|SC 4a20n3a|SD 14n|SE 20n|SI 15n
SK 20n|SM 1a10n12c|SO 19n|ST 21n|SV 4a20n|TL 19n|TN 20n|TR 6n16c|UA 6n19c|VA 18n|VG 4a16n|XK 16n|YE 4a4n18c`
const ibans = registry.split(/[|\n]/).map((entry) => {
  const [country = '', shape = ''] = entry.split(' ')
  return ibanOf(country, shape)
})
const inFours = (text: string, separator: string): string =>
  text.replace(/(?<=^(?:.{4})+)(?=.)/g, separator)

/** ISO/IEC 7812-1, annex B. */
function cardOf(prefix: string, length: number): string {
  const payload = (prefix + digits).slice(0, length - 1)
  const sum = Array.from(payload)
    .toReversed()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
      return total + value - (value > 9 ? 9 : 0)
    }, 0)
  return payload + String((10 - (sum % 10)) % 10)
}

const issuers = `4:16,19 51:16 55:16 2221:16 2720:16 2202:16 34:15 37:15 6011:16,19 644:16 649:16 65:16 3528:16 3589:16
  300:14 305:14 36:14 38:14 5018:16 5019:16 5020:16 5038:16 5893:16 6304:16,19 6759:16,18,19 6761:16 62:16,19 81:16 122:15`
const cards = issuers.split(/\s+/).flatMap((issuer) => {
  const [prefix = '', lengths = ''] = issuer.split(':')
  return lengths.split(',').map((length) => cardOf(prefix, Number(length)))
})
const printed = (card: string, separator: string): string =>
  card.length < 16
    ? card.replace(/^(.{4})(.{6})/, `$1${separator}$2${separator}`)
    : inFours(card, separator)

const international =
  `+49 30 23125 000|+49 (0)171 3920000|+49 (0) 40 66969 123|+4922147100000|+49-89-99998-100|+49 152 28817386
+43 1 585 1234|+43 664 1234567|+41 44 668 18 00|+41 (0)79 123 45 67|+44 20 7946 0958|+44 7700 900123|+44 (0)1632 960123
+1 212 555 0147|+1 (212) 555-0147|+1-212-555-0147|+1.212.555.0147|+12125550147|+33 1 99 00 12 34|+33 6 39 98 12 34
+31 20 123 4567|+32 2 123 45 67|+352 26 12 34 56|+353 20 912 3456|+39 06 1234 5678|+39 347 123 4567|+34 910 123 456
+351 21 123 4567|+45 32 12 34 56|+46 8 465 004 12|+47 21 00 12 34|+358 9 1234 5678|+48 22 123 45 67|+420 222 123 456
+421 2 1234 5678|+36 1 123 4567|+40 21 123 4567|+359 2 912 3456|+30 21 0123 4567|+385 1 1234 567|+386 1 234 56 78
+380 44 123 4567|+7 495 123-45-67|+90 212 123 45 67|+91 98765 43210|+86 138 1234 5678|+81 3 1234 5678|+61 491 570 156
+55 11 91234 5678|+52 55 1234 5678|+54 9 11 2345 6789|+27 21 123 4567|+20 2 1234 5678|+972 2 123 4567|+971 50 123 4567`.split(
    /[|\n]/,
  )
const national =
  `0049 30 23125000|00493023125000|0041 44 668 18 00|0043 664 1234567|0171 3920000|0152-28817386|0171/3920000
030/23125000|030 / 23125-000|(030) 23125000|(0421) 218-1234|212-555-0147|(212) 555-0147|(212)555-0147|212.555.0147
06 39 98 12 34`.split(/[|\n]/)
const behindWord =
  `Tel.: 0421 218123|Telefon 0421-218123|Tel. (privat) 0421 218 123|Telefonnummer: 0421218123|Mobil 0171 3920000
Handy: 01713920000|Diensthandy 0171 3920000|Fax 0421 218-4000|Telefax: (0421) 2184000|Rückruf unter 0421 218123|Rufnummer 0421 218123
SMS an 0171 3920000|phone 020 7946 0958|phone: 5551234567|mobile: 07700 900123|cell 212 555 0147|call me at 415 555 0132
Durchwahl 218 4711|Ansprechpartner (Tel.: 0421/218123)`
    .split(/[|\n]/)
    .filter((row) => !row.includes('privat') && !row.includes('SMS an'))

/** Every way to write eight groups: zeros kept or dropped, one run of zeros as `::`, capitals. */
function textForms(groups: readonly number[]): readonly string[] {
  const short = groups.map((group) => group.toString(16))
  const long = short.map((group) => group.padStart(4, '0'))
  const forms = [short.join(':'), long.join(':'), long.join(':').toUpperCase()]
  for (let from = 1; from < 8; from++) {
    for (let to = from; to < 8 && groups[to] === 0; to++) {
      forms.push(`${short.slice(0, from).join(':')}::${short.slice(to + 1).join(':')}`)
    }
  }
  const quad = [groups[6] ?? 0, groups[7] ?? 0].flatMap((group) => [group >> 8, group & 255])
  return [...forms, `${short.slice(0, 6).join(':')}:${quad.join('.')}`]
}

const ipv6 = [
  [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1],
  [0x2001, 0xdb8, 0x85a3, 0, 0, 0x8a2e, 0x370, 0x7334],
  [0x2a02, 0x8108, 0x8ac0, 0x1a2b, 0x3c4d, 0x5e6f, 0x7a8b, 0x9c0d],
  [0x3fff, 0, 0, 0xa, 0, 0, 0xb, 0xc],
].flatMap(textForms)
const ipv4 = [
  '192.0.2.1',
  '198.51.100.23',
  '203.0.113.254',
  '8.8.4.4',
  '93.184.216.34',
  '172.32.0.9',
]

const locals = `erika|e.mustermann|erika+antrag|erika_m|e-m|O'Brien|ERIKA|jürgen|müller-lüdenscheidt|Ñandú|用户|дмитрий|4711|"erika m."`
const domains = `example.org|sub.example.co.uk|gemeinde-köln.de|xn--mnchen-3ya.de|例子.公司|EXAMPLE.COM|1337.example|gov.md|rathaus.local
example.museum|[192.0.2.7]|[IPv6:2001:db8::7]`
const emails = locals
  .split('|')
  .flatMap((local) => domains.split(/[|\n]/).map((domain) => `${local}@${domain}`))

/** The values of each rule, alone. */
export const contacts: Readonly<Record<string, readonly string[]>> = {
  email: emails,
  iban: ibans.flatMap((iban) => [
    iban,
    ...[' ', '-', '\u00A0', '\u2009'].map((separator) => inFours(iban, separator)),
  ]),
  card: cards.flatMap((card) => [
    card,
    // UATP prints other groups.
    ...[' ', '-', '\u00A0'].slice(card.startsWith('1') ? 3 : 0).map((gap) => printed(card, gap)),
  ]),
  phone: international,
  'national-phone': [...national, ...behindWord],
  ipv4,
  ipv6,
}

/** Addresses of no person, found only with `ip: 'all'`. */
export const innerAddresses: readonly string[] = [
  ...'10.20.30.40 127.0.0.1 192.168.0.1 172.16.0.1 169.254.1.1 100.64.0.1 0.0.0.0 224.0.0.1'.split(
    ' ',
  ),
  ...'::1 fe80:: 1::8 ::ffff:0:0 fe80::1 fd00::1 ff02::1 64:ff9b::192.0.2.1 ::ffff:10.0.0.1 0:0:0:0:0:ffff:127.0.0.1'.split(
    ' ',
  ),
  ...textForms([0xfd12, 0x3456, 0, 0, 0, 0, 0, 0x10]),
]

const nextDigit = (text: string, at: number): string =>
  text.slice(0, at) + String((Number(text.charAt(at)) + 1) % 10) + text.slice(at + 1)

/** What a rule must tell from its values: one digit off, too long, too short, another country. */
export const nearMisses: Readonly<Record<string, readonly string[]>> = {
  email:
    `erika@example|@example.org|erika@|erika@1.2.3|erika@-|logo@2x.png|theme@dark.css|getty@tty1.service|rabbit@host.internal
celery@worker.local|libssl@3.so|react@18.2.0-rc.next|img@2x.avif|mod@v2.wasm|App@main.java|site@v1.conf|pkg@1.2.beta`.split(
      /[|\n]/,
    ),
  iban: ibans.flatMap((iban) => [
    nextDigit(iban, 3),
    `${iban}0`,
    iban.slice(0, -1),
    `X${iban}`,
    `ZZ${iban.slice(2)}`,
  ]),
  card: cards.flatMap((card) => [
    nextDigit(card, card.length - 1),
    `9${card.slice(1)}`,
    `0.${card}`,
    `order_id=${card}`,
    `blk_-${card}`,
    `a${card}`,
  ]),
  phone:
    `+210 123 456|+999 123 456 789|+49 123|+1 112 555 0147|+0 421 218123|+12345678|+49|GMT+0100|+02:00|1e+10|a+4915123456789`.split(
      '|',
    ),
  'national-phone':
    `00000000123|01.02.2026|2026-11-21 10:25|0815/2025|081110 103442 19|081111 004657 17337|[0701/114930:INFO]
01/02/2026 08:15|Az 0421/12345|rows 0421/123456|line 0421 218123|100-200-3000|123-456-7890|212-555-01477|telemetry 0421 218123
Fax 21.11.2026|phone 10.20.30.40|iPhone 15 1024|syscall 12345678|28195 Bremen|52.520008, 13.404954`
      .split(/[|\n]/)
      .filter((row) => !row.startsWith('phone 10')),
  ipv4: `256.1.2.3|1.2.3|1.2.3.4.5|01.2.3.4|1.2.3.4-rc1|1.2.3.4.jar|v1.2.3.4|version 8.15.2.9|nginx-1.25.3.1|Chrome/120.0.0.0
10.20.30.40|127.0.0.1|192.168.0.1|172.16.0.1|169.254.1.1|100.64.0.1|0.0.0.0|224.0.0.1|connect ECONNREFUSED 203.0.113.5:443
amd64~~6.1.1.0|1.3.6.1.4.1.311`.split(/[|\n]/),
  ipv6: `2001::db8::1|20011:db8::1|2001:db8:1:2:3:4:5|2001:db8:1:2:3:4:5:6:7|2001:dg8::1|10:25:03|2026:11:21|std::vector|a::b::c
fe80::1%eth0|::1|fd00::1|ff02::1|00:1a:2b:3c:4d:5e|connect ETIMEDOUT 2001:db8::1:443|x2001:db8::1`.split(
    /[|\n]/,
  ),
}

const invisible = '\u200B\u200C\u200D\u2060\uFEFF\u00AD'
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

/** What nobody sees, between the characters; and the full width of East Asian type. */
export const lacedRows: readonly RedactRow[] = [
  ['erika@example.org', 'erika', 'email'],
  ['DE89370400440532013000', '0440532', 'iban'],
  ['4111 1111 1111 1111', '1111', 'card'],
  ['+49 171 3920000', '3920000', 'phone'],
  ['0171 3920000', '3920000', 'national-phone'],
  ['203.0.113.77', '113', 'ipv4'],
  ['2001:db8:85a3::77', '85a3', 'ipv6'],
].flatMap(([value = '', secret = '', rule = '']): RedactRow[] => [
  ...Array.from(invisible, (mark): RedactRow => [
    `an ${value.replaceAll(/(?<=.)(?=.)/gu, mark)} geschickt`,
    secret,
    rule,
  ]),
  [`an ${value.slice(0, 5)}${invisible}${value.slice(5)} geschickt`, secret, rule],
  [`an ${wide(value)} geschickt`, secret, rule],
])
