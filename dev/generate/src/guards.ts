import type { Pattern } from './patterns.ts'

/** Read without regard to case, every text that a pattern of the rule matches holds one of the words, or this. */
export interface Guard {
  readonly words?: string
  readonly pattern?: string
  /** What every text holds that the pattern matches: looked for before it, because it is cheap. */
  readonly sign?: string
}

/**
 * Go reads such a pattern with a microsecond a byte, and searches a word in a hundredth of that. A
 * rule whose patterns begin with a letter or sign that Go can search for by itself needs none.
 */
export const guards: Readonly<Record<string, Guard>> = {
  ipv6: { sign: ':', pattern: '[23][\\da-f]{3}:' },
  // Not an address that is a whole value, as every span has: no pattern matches it.
  ipv4: {
    sign: '.',
    pattern: '(?:[^".\\d]|[^\\[,]")\\d{1,3}(?:\\.\\d{1,3}){3}|\\.\\d{1,3}(?: - |:\\d)',
  },
  'national-phone': { words: '004|tel|fon|mobil|handy|fax|ruf|sms|phone' },
  phone: { words: '+|%2b' },
  card: { words: 'kart|card|visa|amex', pattern: '\\d{4}[ \\x{a0}-]\\d{4}' },
  iban: { pattern: '[a-z]{2}\\d\\d[^a-z\\d]?[a-z\\d]{4}' },
  'licence-plate': { words: 'ennzeichen|kfz|pkw|ahrzeug|plate' },
  identifier: {
    words:
      'steuer|identifikation|idnr|id-nr|stnr|st.nr|st-nr|st.-nr|tax|versicher|vnr|v-nr|vnummer|v-nummer|krankenkasse|ausweis|reisepass|passn|pass-n|passport|card',
  },
  // Many paths of an API begin with /users/, and few have something behind the next segment.
  'home-path': { words: '/home/|\\users', sign: '/users/', pattern: '/users/[^/"\\s]+/' },
  'birth-date': { words: 'geb|birth|born|dob' },
  'keyed-person': { words: 'name|geb|birth|tele|phone|anschrift|adress|stra' },
  email: { words: '@|%40|u0040|#64;' },
  'engine-quotes': {
    words: 'duplicate entry|unexpected token|key (|failing row|syntax for type|for enum|dup key',
  },
  'spoken-secret': { words: 'with password|identified by' },
  'vendor-token': {
    words: 'gh|glpat-|xox|k_live_|k_test_|akia|asia|abia|acca|aiza|npm_|pypi-|sk-|hvb.|hvs.|glsa_',
  },
  authorization: { words: 'bearer|basic|negotiate|ntlm' },
  'keyed-secret': {
    words: 'pass|kennwort|secret|token|pwd|key|credential|pin|tan|otp|cvv|cvc|ookie|uthorization',
  },
  'url-path': { words: 'reset|verify|invit|magic|confirm|activat|unsubscribe|slack' },
  'url-query': { words: '=' },
}

/** Patterns that read keys begin with a quotation mark, and there are too many keys. */
export function guardOf({ rule, readsKeys }: Pattern): Guard | undefined {
  return readsKeys ? undefined : guards[rule]
}
