import type { About } from '../about.ts'
import { about as authorization } from './authorization.ts'
import { about as birthDate } from './birth-date.ts'
import { about as card } from './card.ts'
import { about as commandLine } from './command-line.ts'
import { about as email } from './email.ts'
import { about as engineQuotes } from './engine-quotes.ts'
import { about as homePath } from './home-path.ts'
import { about as iban } from './iban.ts'
import { about as identifier } from './identifier.ts'
import { about as ipv4 } from './ipv4.ts'
import { about as ipv6 } from './ipv6.ts'
import { about as jwt } from './jwt.ts'
import { about as keyedElement } from './keyed-element.ts'
import { about as keyedPair } from './keyed-pair.ts'
import { about as keyedPerson } from './keyed-person.ts'
import { about as keyedSecret } from './keyed-secret.ts'
import { about as licencePlate } from './licence-plate.ts'
import { about as privateKey } from './private-key.ts'
import { about as secretShape } from './secret-shape.ts'
import { about as sessionToken } from './session-token.ts'
import { about as sessionUuid } from './session-uuid.ts'
import { about as spokenSecret } from './spoken-secret.ts'
import { about as urlCredentials } from './url-credentials.ts'
import { about as urlPath } from './url-path.ts'
import { about as urlQuery } from './url-query.ts'
import { about as vendorToken } from './vendor-token.ts'
import { about as nationalPhone } from './national-phone.ts'
import { about as phone } from './phone.ts'

export {
  harmlessHeaders,
  headers,
  keyLists,
  type KeyList,
  linkHeaders,
  parameters,
  personEndings,
  privateKeys,
  secretEndings,
} from '../key-lists.ts'

/** What is said of each built-in rule, by its name. */
export const about: Readonly<Record<string, About>> = Object.freeze({
  authorization: authorization,
  'birth-date': birthDate,
  card: card,
  email: email,
  'engine-quotes': engineQuotes,
  'home-path': homePath,
  iban: iban,
  identifier: identifier,
  ipv4: ipv4,
  ipv6: ipv6,
  jwt: jwt,
  'keyed-person': keyedPerson,
  'keyed-secret': keyedSecret,
  'licence-plate': licencePlate,
  phone: phone,
  'national-phone': nationalPhone,
  'private-key': privateKey,
  'session-token': sessionToken,
  'session-uuid': sessionUuid,
  'command-line': commandLine,
  'keyed-element': keyedElement,
  'keyed-pair': keyedPair,
  'secret-shape': secretShape,
  'spoken-secret': spokenSecret,
  'url-credentials': urlCredentials,
  'url-path': urlPath,
  'url-query': urlQuery,
  'vendor-token': vendorToken,
})
