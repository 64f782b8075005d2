/**
 * [country and name, a word that says so, the number]. Examples and specimens of the authorities
 * themselves; numbers that they give to nobody.
 */
export type IdentifierRow = readonly [name: string, word: string, number: string]

/** With a check digit: one wrong digit, and the number is nobody's. */
export const checkedIdentifiers: readonly IdentifierRow[] = [
  ['DE Steuer-IdNr', 'Steuer-ID', '86095742719'],
  ['DE Steuer-IdNr in groups', 'IdNr.', '86 095 742 719'],
  ['DE Steuer-IdNr with a digit three times', 'tax ID', '65929970489'],
  ['DE USt-IdNr', 'USt-IdNr.', 'DE136695976'],
  ['DE USt-IdNr in groups', 'VAT', 'DE 136 695 976'],
  ['DE Rentenversicherung', 'Rentenversicherungsnummer', '15070649C103'],
  ['DE Rentenversicherung in groups', 'SV-Nummer', '65 170839 J 003'],
  ['DE Krankenversicherung', 'KVNR', 'A123456780'],
  ['DE Personalausweis with check digit', 'Personalausweis', 'T220001293'],
  ['DE Reisepass with check digit', 'Reisepass', 'C01X00T478'],
  ['DE LANR', 'Arztnummer', '123456601'],
  ['AT Sozialversicherung', 'SVNR', '1237 010180'],
  ['AT Sozialversicherung, compact', 'Sozialversicherungsnummer', '1237010180'],
  ['CH AHV', 'AHV-Nr.', '756.9217.0769.85'],
  ['CH AHV, compact', 'AVS', '7569217076985'],
  ['FR NIR', 'NIR', '2 69 05 49 588 157 80'],
  ['FR NIR, compact', 'sécurité sociale', '269054958815780'],
  ['FR NIR of Corsica', 'INSEE', '1 85 05 2A 588 157 59'],
  ['NL BSN', 'BSN', '111222333'],
  ['NL BSN with dots', 'burgerservicenummer', '1112.22.333'],
  ['BE rijksregister', 'rijksregisternummer', '85.07.30-033.28'],
  ['BE rijksregister of this century', 'NISS', '17.07.30-033.84'],
  ['PL PESEL', 'PESEL', '44051401359'],
  ['ES DNI', 'DNI', '12345678Z'],
  ['ES NIE', 'NIE', 'X1234567L'],
  ['IT codice fiscale', 'codice fiscale', 'RSSMRA85T10A562S'],
  ['PT NIF', 'contribuinte', '123 456 789'],
  ['IE PPSN', 'PPSN', '1234567T'],
  ['IE PPSN with a second letter', 'PPS', '1234567FA'],
  ['CZ rodné číslo', 'rodné číslo', '780123/3540'],
  ['SE personnummer', 'personnummer', '811218-9876'],
  ['SE personnummer with century', 'personnummer', '198112189876'],
  ['FI henkilötunnus', 'HETU', '131052-308T'],
  ['GB NHS number', 'NHS number', '943 476 5919'],
]

/** Without one: the word and the shape are all there is. */
export const shapedIdentifiers: readonly IdentifierRow[] = [
  ['DE Steuernummer of Bremen', 'Steuernummer', '75 815 08152'],
  ['DE Steuernummer of Bayern', 'St.-Nr.', '181/815/08155'],
  ['DE Steuernummer of Nordrhein-Westfalen', 'Finanzamt', '133/8150/8159'],
  ['DE Steuernummer of Baden-Württemberg', 'Steuernummer', '93815/08152'],
  ['DE Steuernummer of ELSTER', 'Steuernummer', '2893081508152'],
  ['DE Personalausweis', 'Ausweisnummer', 'L01X00T47'],
  ['DE Führerschein', 'Führerschein', 'B072RRE2I55'],
  ['DE BSNR', 'BSNR', '711234567'],
  ['DK CPR', 'CPR', '070761-4285'],
  ['SK rodné číslo before 1954', 'rodné číslo', '520412/123'],
  ['GB National Insurance', 'national insurance', 'AB 12 34 56 C'],
  ['US SSN', 'SSN', '219-09-9999'],
  ['US SSN, compact', 'SSN', '219099999'],
]

/** Dates and plates behind their word: [text, what must be gone]. */
export const behindTheirWord: readonly (readonly [text: string, secret: string])[] = [
  ['geb. 12.03.1980', '12.03'],
  ['geb.: 1.2.80', '1.2.80'],
  ['GEB. 12.03.1980', '1980'],
  ['Erika Mustermann, geboren in Bremen am 12.03.1980', '1980'],
  ['geboren am 12. März 1980', 'März'],
  ['Geburtsdatum 12/03/1980', '1980'],
  ['Geburtstag: 1980-03-12T00:00:00Z', '1980'],
  ['"applicantBirthDate":"1980-03-12"', '1980'],
  ['date_of_birth=03/12/1980', '1980'],
  ['born March 12, 1980 in Bremen', 'March'],
  ['born on 12th March 1980', '12th'],
  ['DOB 12.03.80', '12.03'],
  ['am 12.03.1980 geboren', '1980'],
  ['Kennzeichen HB-AB 1234', 'AB'],
  ['amtl. Kennzeichen: M XY 9', 'XY'],
  ['Kfz-Kennzeichen „WÜ-AB 12H“', 'WÜ'],
  ['number plate B-AB-1234', 'AB'],
]

/** Dates, plates and numbers that belong to nobody. */
export const nobodys: readonly string[] = [
  'Gebühr: 12.03.2026',
  'Ergebnis vom 12.03.2026',
  'gebucht 12.03.2026, gebeten am 12.03.2026, Gebiet 12.03.2026',
  'stubborn 12.03.2026, airborne 2026-03-12, adobe 2026-03-12',
  '2026-03-12 Geburtsurkunde beantragt',
  'geboren vor 1980',
  'Aktenzeichen HB-AB 1234',
  'Kennzeichen fehlt, HTTP 404',
  'template B-AB 1234',
  'Kassenzeichen 181/815/08155',
  'denied 12345678Z and Antonino AB123456E',
  'Steuer-ID geprüft 1763714707123',
  'password reset for K1 at 111222333',
  'HRB 86891 B, HRA 12345',
  'PLZ 28195 Bremen',
  'bsnl 111222333',
  'identity-service C7F9K8L6P restarted',
  'tax rows 100 2000 30000',
  'v-BSN-7f3a-111222333a',
]
