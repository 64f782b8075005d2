import { after, type Kind, type Sample } from './kind.ts'
import * as numbers from './numbers.ts'
import { name } from './numbers.ts'

const germanDate = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' } as const

/** Personal data that is recognised wherever it stands in text. */
export const personal: readonly Kind[] = [
  { name: 'e-mail', toldBy: 'shape', key: 'email', bare: true, make: mail },
  {
    name: 'IBAN',
    toldBy: 'shape',
    key: 'iban',
    bare: true,
    make: (n) => ({ value: numbers.iban(n) }),
  },
  {
    name: 'IBAN in groups',
    toldBy: 'shape',
    make: (n) => ({ value: numbers.grouped(numbers.iban(n)) }),
  },
  {
    name: 'card number',
    toldBy: 'shape',
    key: 'card_number',
    make: (n) => ({ value: numbers.grouped(numbers.card(n)) }),
  },
  {
    name: 'phone number',
    toldBy: 'shape',
    key: 'telefon',
    make: (n) => ({ value: `+49 171 39${String(n).padStart(5, '0')}` }),
  },
  {
    name: 'IPv4 address',
    toldBy: 'shape',
    key: 'client_ip',
    make: (n) => ({ value: `93.184.${100 + (n % 150)}.${100 + Math.floor(n / 150)}` }),
  },
  {
    name: 'IPv6 address',
    toldBy: 'shape',
    make: (n) => ({ value: `2a02:8108:9c3f:5d21:77ff:fe3c:41aa:${(0x1000 + n).toString(16)}` }),
  },
  {
    name: 'tax id',
    toldBy: 'shape',
    key: 'steuer_id',
    make: (n) => after('Steuer-ID ', numbers.taxId(n)),
  },
  {
    name: 'pension insurance number',
    toldBy: 'shape',
    key: 'rentenversicherungsnummer',
    make: (n) => after('Rentenversicherungsnummer ', numbers.pensionId(n)),
  },
  {
    name: 'identity card number',
    toldBy: 'shape',
    key: 'ausweisnummer',
    make: (n) => after('Personalausweis ', numbers.idCard(n)),
  },
  {
    name: 'licence plate',
    toldBy: 'shape',
    key: 'kfz_kennzeichen',
    make: (n) => after('Kennzeichen ', `BK-TR ${1_000 + n}`),
  },
  {
    name: 'birth date in prose',
    toldBy: 'shape',
    make: (n) => after('geboren am ', numbers.birthday(n).toLocaleDateString('de-DE', germanDate)),
  },
  {
    name: 'user in a home path',
    toldBy: 'shape',
    make(n) {
      const user = `${name(n).toLowerCase()}${n}`
      return { value: `/home/${user}/amt/src/server.ts:10:7`, needles: [user] }
    },
  },
]

/** A masked address keeps its first letter and its domain; the rest must not arrive. */
function mail(n: number): Sample {
  const local = `vera.${name(n).toLowerCase()}${n}`
  return { value: `${local}@buergerpost.example`, needles: [local.slice(1)] }
}
