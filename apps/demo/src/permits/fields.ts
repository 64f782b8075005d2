import type { Workspace } from '../workspaces.ts'
import { birthDate, email, iban, idCard, licencePlate, phone, postalCode, taxId } from './checks.ts'

/** One question of the form. The template and the validation both read this list. */
interface Field {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'email' | 'tel' | 'date' | 'select' | 'textarea' | 'checkbox'
  readonly hint?: string
  /** WCAG 1.3.5: says what a field is for, so that browsers and aids can fill it. */
  readonly autocomplete?: string
  readonly inputmode?: 'numeric'
  readonly width?: 'short' | 'medium'
  readonly options?: readonly string[]
  /** Said when an obligatory field is empty; a field without it may stay empty. */
  readonly missing?: string
  /** What is wrong with a filled field, as a sentence that helps; `undefined` when it is fine. */
  readonly check?: (value: string) => string | undefined
}

export interface FieldGroup {
  readonly legend: string
  readonly fields: readonly Field[]
}

export function permitFields(workspace: Workspace): readonly FieldGroup[] {
  return [
    { legend: 'Zu Ihrer Person', fields: person },
    { legend: 'Wo Sie wohnen', fields: address },
    { legend: 'Wie wir Sie erreichen', fields: contact },
    {
      legend: 'Ihr Fahrzeug',
      fields: [
        {
          name: 'licencePlate',
          label: 'Kennzeichen',
          type: 'text',
          hint: 'Zum Beispiel MU-ER 1984',
          width: 'medium',
          missing: 'Geben Sie das Kennzeichen Ihres Fahrzeugs ein',
          check: licencePlate,
        },
        {
          name: 'zone',
          label: 'Parkzone',
          type: 'select',
          options: workspace.zones,
          missing: 'Wählen Sie die Parkzone, in der Sie wohnen',
          check: (value) =>
            workspace.zones.includes(value) ? undefined : 'Wählen Sie eine Zone aus der Liste',
        },
      ],
    },
    { legend: 'Gebühr und Ermäßigung', fields: money },
    { legend: 'Zum Schluss', fields: closing },
  ]
}

const person: readonly Field[] = [
  {
    name: 'firstName',
    label: 'Vorname',
    type: 'text',
    autocomplete: 'given-name',
    missing: 'Geben Sie Ihren Vornamen ein',
  },
  {
    name: 'lastName',
    label: 'Nachname',
    type: 'text',
    autocomplete: 'family-name',
    missing: 'Geben Sie Ihren Nachnamen ein',
  },
  {
    name: 'birthDate',
    label: 'Geburtsdatum',
    type: 'date',
    autocomplete: 'bday',
    width: 'medium',
    missing: 'Geben Sie Ihr Geburtsdatum ein',
    check: birthDate,
  },
  {
    name: 'idCardNumber',
    label: 'Nummer des Personalausweises',
    type: 'text',
    hint: 'Neun Zeichen, auf der Vorderseite oben rechts, zum Beispiel L01X00T47',
    width: 'medium',
    missing: 'Geben Sie die Nummer Ihres Personalausweises ein',
    check: idCard,
  },
]

const address: readonly Field[] = [
  {
    name: 'street',
    label: 'Straße und Hausnummer',
    type: 'text',
    autocomplete: 'street-address',
    missing: 'Geben Sie Straße und Hausnummer ein',
  },
  {
    name: 'postalCode',
    label: 'Postleitzahl',
    type: 'text',
    autocomplete: 'postal-code',
    inputmode: 'numeric',
    width: 'short',
    missing: 'Geben Sie Ihre Postleitzahl ein',
    check: postalCode,
  },
  {
    name: 'city',
    label: 'Ort',
    type: 'text',
    autocomplete: 'address-level2',
    missing: 'Geben Sie Ihren Wohnort ein',
  },
]

const contact: readonly Field[] = [
  {
    name: 'email',
    label: 'E-Mail-Adresse',
    type: 'email',
    hint: 'Hierhin schicken wir die Quittung',
    autocomplete: 'email',
    missing: 'Geben Sie Ihre E-Mail-Adresse ein',
    check: email,
  },
  {
    name: 'phone',
    label: 'Telefon (freiwillig)',
    type: 'tel',
    hint: 'Nur für Rückfragen',
    autocomplete: 'tel',
    width: 'medium',
    check: phone,
  },
]

const money: readonly Field[] = [
  {
    name: 'iban',
    label: 'IBAN',
    type: 'text',
    hint: 'Von diesem Konto buchen wir die Gebühr ab, sobald Sie zustimmen',
    missing: 'Geben Sie Ihre IBAN ein',
    check: iban,
  },
  {
    name: 'taxId',
    label: 'Steuer-ID (freiwillig)',
    type: 'text',
    hint: 'Nur für die Ermäßigung: elf Ziffern, steht auf jedem Steuerbescheid',
    inputmode: 'numeric',
    width: 'medium',
    check: taxId,
  },
]

const closing: readonly Field[] = [
  {
    name: 'remark',
    label: 'Bemerkung (freiwillig)',
    type: 'textarea',
    hint: 'Was wir sonst wissen sollten. Bitte keine Angaben zu Ihrer Gesundheit.',
  },
  {
    name: 'consent',
    label: 'Die Angaben stimmen, und ich wohne in der gewählten Parkzone.',
    type: 'checkbox',
    missing: 'Bestätigen Sie, dass die Angaben stimmen',
  },
]
