import type { About } from '../about.ts'
import { matchAt } from '../chars.ts'
import { defineRule } from '../define-rule.ts'

/** FZV § 9: district, letters, figures; E for electric and H for historic vehicles. */
const plate =
  /[^\n[]{3,40}?(?<![\wÄÖÜ-])([A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?[1-9]\d{0,3}[EH]?)(?![\wÄÖÜ]|[-.]\d)/y

/** German licence plates behind a word for them: without one they are everybody's codes. */
export const licencePlate = defineRule({
  name: 'licence-plate',
  kind: 'number',
  trigger: ['ennzeichen', 'Kfz', 'KFZ', 'PKW', 'ahrzeug', { text: 'plate', before: '\0 _-' }],
  match(text, at) {
    const found = matchAt(plate, text, at)?.[1]
    if (found === undefined) return at + 1
    return { start: plate.lastIndex - found.length, end: plate.lastIndex }
  },
  replace: '[licence-plate]',
})

export const about: About = {
  source: 'FZV § 9 and Anlage 3',
  redacts: [
    ['Kennzeichen: HB-AB 1234', 'Kennzeichen: [licence-plate]'],
    ['Kennzeichen HB-AB1234', 'Kennzeichen [licence-plate]'],
    ['Kfz M-XY 99 abgeschleppt', 'Kfz [licence-plate] abgeschleppt'],
    ['Fahrzeug mit B AB 1234E', 'Fahrzeug mit [licence-plate]'],
    ['plate KA-EF 12H', 'plate [licence-plate]'],
  ],
  keeps: [
    'HB-AB 1234',
    'Aktenzeichen HB-AB 1234',
    'Kennzeichen ist an 12 Stellen',
    'Kfz-Steuer DE-BY-2026-11',
    'template HB-AB 1234',
    'Kennzeichen BAB1234',
  ],
  re2: [
    {
      pattern:
        '((?:ennzeichen|[Kk]fz|KFZ|PKW|ahrzeug|(?:^|[ _-])plate)(?:[^\\n\\[]{0,40}?[^\\wÄÖÜ\\n\\[-])?)[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?[1-9]\\d{0,3}[EH]?($|[-.](?:$|\\D)|[^\\wÄÖÜ.-])',
      replacement: '$1[licence-plate]$2',
    },
  ],
  misses: 'Plates in small letters, and those of other countries.',
}
