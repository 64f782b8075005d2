import { birthday, grouped, iban, idCard, name, taxId } from '../planted/numbers.ts'
import type { Planting } from '../planted/table.ts'

/** Beyond the ids of the table, so that no applicant shares a value with it. */
const firstId = 1_200

/** What somebody types into the form; a different person for every n. */
export interface Applicant {
  readonly fields: Readonly<Record<string, string>>
  readonly plantings: readonly Planting[]
}

export function createApplicant(n: number): Applicant {
  const id = firstId + n
  const given = name(id)
  const family = name(id + 1_000)
  const street = `${name(id + 2_000)}straße`
  const local = `${given}.${family}`.toLowerCase()
  const typed: Readonly<Record<string, readonly [kind: string, value: string, needle?: string]>> = {
    firstName: ['first name', given],
    lastName: ['family name', `${family}-Schulze`, family],
    birthDate: ['birth date', birthday(id).toISOString().slice(0, 10)],
    idCardNumber: ['identity card number', idCard(id).slice(0, 9)],
    street: ['street', `${street} ${n + 1}`, street],
    email: ['e-mail', `${local}@buergerpost.example`, local.slice(1)],
    phone: ['phone number', `+49 171 39${String(id).padStart(5, '0')}`],
    iban: ['IBAN in groups', grouped(iban(id))],
    taxId: ['tax id', taxId(id)],
  }
  return {
    fields: {
      ...Object.fromEntries(Object.entries(typed).map(([field, [, value]]) => [field, value])),
      postalCode: '01234',
      city: 'Musterstadt',
      licencePlate: `MU-ER ${1000 + (n % 9000)}`,
      remark: 'Bitte den Ausweis ab dem ersten des Monats.',
      consent: 'ja',
    },
    plantings: Object.values(typed).map(([kind, value, needle = value]) => ({
      id,
      kind,
      position: 'form of the demo',
      claimed: true,
      needles: [needle],
    })),
  }
}
