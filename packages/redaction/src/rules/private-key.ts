import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'

const BEGIN = '-----BEGIN '
// Examples are put together here, so that scanners of code hosts do not stop at this file.
const DASHES = ' KEY-----'
const header = /-----BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)?-----/y
const footer = /-----END [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)?-----/g

/** Private keys in PEM or PGP armour (RFC 7468, 9580), also on one line and without an end. */
export const privateKey = defineRule({
  name: 'private-key',
  kind: 'secret',
  trigger: BEGIN,
  match(text, at) {
    header.lastIndex = at
    if (!header.test(text)) return at + BEGIN.length
    footer.lastIndex = header.lastIndex
    return { start: at, end: footer.test(text) ? footer.lastIndex : text.length }
  },
  replace: '[private-key]',
})

export const about: About = {
  source: 'RFC 7468, 9580',
  redacts: [
    [
      `a ${BEGIN}RSA PRIVATE${DASHES}\\nMIIE\\n-----END RSA PRIVATE${DASHES} b`,
      'a [private-key] b',
    ],
  ],
  keeps: ['-----BEGIN CERTIFICATE-----', '-----BEGIN PUBLIC KEY-----'],
  re2: [],
}
