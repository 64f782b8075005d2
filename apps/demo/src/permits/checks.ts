/** What is wrong with a value, as a sentence that helps; `undefined` when it is fine. */
type Check = (value: string) => string | undefined

const pattern =
  (valid: RegExp, message: string): Check =>
  (value) =>
    valid.test(value) ? undefined : message

export const postalCode = pattern(/^\d{5}$/, 'Eine Postleitzahl hat fünf Ziffern')
export const email = pattern(
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  'Geben Sie die E-Mail-Adresse so ein: name@beispiel.de',
)
export const phone = pattern(
  /^[+(]?[\d ()/-]{6,24}$/,
  'Geben Sie die Telefonnummer nur mit Ziffern ein, zum Beispiel 0171 3920012',
)
export const licencePlate = pattern(
  /^[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2} ?[1-9]\d{0,3}[EH]?$/i,
  'Geben Sie das Kennzeichen so ein: MU-ER 1984',
)
export const idCard = pattern(
  /^[A-Z0-9]{9}$/i,
  'Die Nummer hat neun Zeichen ohne Leerzeichen, zum Beispiel L01X00T47',
)
export const taxId = pattern(/^\d{11}$/, 'Die Steuer-ID hat elf Ziffern ohne Leerzeichen')

export const birthDate: Check = (value) => {
  const date = new Date(`${value}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(date.getTime())) {
    return 'Geben Sie das Geburtsdatum mit Tag, Monat und Jahr ein'
  }
  return date.getTime() < Date.now() && date.getUTCFullYear() > 1900
    ? undefined
    : 'Das Geburtsdatum muss in der Vergangenheit liegen'
}

export const iban: Check = (value) => {
  const compact = value.replaceAll(' ', '').toUpperCase()
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact) && mod97(compact) === 1n
    ? undefined
    : 'Diese IBAN stimmt nicht: Prüfen Sie, ob eine Ziffer fehlt oder vertauscht ist'
}

/** ISO 13616: country and check digits go to the end, letters become 10 to 35. */
function mod97(iban: string): bigint {
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) =>
    String(parseInt(letter, 36)),
  )
  return BigInt(digits) % 97n
}
