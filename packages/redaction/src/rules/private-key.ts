import type { About } from '../about.ts'
import { matchAt } from '../chars.ts'
import { defineRule } from '../define-rule.ts'

// Examples are put together here, so that scanners of code hosts do not stop at this file.
const PRIVATE = 'PRIVATE KEY'
const header = new RegExp(
  `-----BEGIN [A-Z\\d ]{0,24}${PRIVATE}(?: BLOCK)?-----|PuTTY-User-Key-File-\\d`,
  'y',
)
/** The end of the armour; PuTTY's files end with a checksum. */
const footer = new RegExp(`-----END [A-Z\\d ]{0,24}${PRIVATE}(?: BLOCK)?-----|Private-MAC:.*`, 'g')

/** Private keys in PEM, PGP or PuTTY's form, also on one line and without an end. */
export const privateKey = defineRule({
  name: 'private-key',
  kind: 'secret',
  trigger: ['-----BEGIN ', 'PuTTY-User-Key'],
  match(text, at) {
    if (!matchAt(header, text, at)) return at + 5
    const end = matchAt(footer, text, header.lastIndex) ? footer.lastIndex : text.length
    return { start: at, end }
  },
  replace: '[private-key]',
})

export const about: About = {
  source: 'RFC 7468, 9580',
  redacts: [
    [
      `a -----BEGIN RSA ${PRIVATE}-----\\nMIIE\\n-----END RSA ${PRIVATE}----- b`,
      'a [private-key] b',
    ],
    [`cut -----BEGIN ${PRIVATE}-----\\nMIIE`, 'cut [private-key]'],
    ['PuTTY-User-Key-File-3: ssh-ed25519', '[private-key]'],
  ],
  keeps: ['-----BEGIN CERTIFICATE-----', '-----BEGIN PUBLIC KEY-----'],
  re2: [
    {
      pattern:
        '(?s)-----BEGIN [A-Z\\d ]{0,24}PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z\\d ]{0,24}PRIVATE KEY(?: BLOCK)?-----|$)',
      replacement: '[private-key]',
    },
    { pattern: '(?s)PuTTY-User-Key-File-\\d:.*', replacement: '[private-key]' },
  ],
}
