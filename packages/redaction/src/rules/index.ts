import type { Rule } from '../define-rule.ts'
// In the order below: rules with the same words stand close in the bundle, which is smaller then.
import { urlCredentials } from './url-credentials.ts'
import { urlQuery } from './url-query.ts'
import { urlPath } from './url-path.ts'
import { keyedSecret } from './keyed-secret.ts'
import { keyedPair } from './keyed-pair.ts'
import { keyedElement } from './keyed-element.ts'
import { authorization } from './authorization.ts'
import { jwt } from './jwt.ts'
import { sessionToken } from './session-token.ts'
import { sessionUuid } from './session-uuid.ts'
import { privateKey } from './private-key.ts'
import { vendorToken } from './vendor-token.ts'
import { secretShape } from './secret-shape.ts'
import { commandLine } from './command-line.ts'
import { spokenSecret } from './spoken-secret.ts'
import { homePath } from './home-path.ts'
import { engineQuotes } from './engine-quotes.ts'
import { email } from './email.ts'
import { keyedPerson } from './keyed-person.ts'
import { birthDate } from './birth-date.ts'
import { iban } from './iban.ts'
import { identifier } from './identifier.ts'
import { licencePlate } from './licence-plate.ts'
import { card } from './card.ts'
import { phone } from './phone.ts'
import { nationalPhone } from './national-phone.ts'
import { ipv4 } from './ipv4.ts'
import { ipv6 } from './ipv6.ts'

/** Every rule there is, in the order in which they are asked at the same character. */
export const rules: readonly Rule[] = Object.freeze([
  // secrets
  urlCredentials,
  urlQuery,
  urlPath,
  keyedSecret,
  keyedPair,
  keyedElement,
  authorization,
  jwt,
  sessionToken,
  sessionUuid,
  privateKey,
  vendorToken,
  secretShape,
  commandLine,
  spokenSecret,
  homePath,
  // persons
  engineQuotes,
  email,
  keyedPerson,
  birthDate,
  // numbers
  iban,
  identifier,
  licencePlate,
  card,
  phone,
  nationalPhone,
  ipv4,
  ipv6,
])
