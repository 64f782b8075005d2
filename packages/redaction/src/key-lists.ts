/**
 * What a key says about its value.
 *
 * - `identity`: who it is (user id, session id, e-mail, IP address)
 * - `person`: personal data by name (vorname, phone, iban …)
 * - `secret`: opens doors (password, token, api_key, cookie …)
 * - `correlation`: request and trace ids; they stay as long as they look like an id
 * - `technical`: machine vocabulary; only secrets are looked for
 * - `text`: everything else; scanned with every rule
 */
export type KeyKind = 'identity' | 'person' | 'secret' | 'correlation' | 'technical' | 'text'

/** Why a key may not be a metric label. */
export type LabelReason = 'personal' | 'secret' | 'cardinality'

/** Names of lists whose values are read as a URL or its query; others are in `fields`. */
export const QUERY = 'query'
export const URL = 'url'

/** One line of the list: what a key that ends with one of `keys` is. */
export interface KeyList {
  /** What is reported instead of the key; a name from this closed list. */
  readonly name: string
  readonly kind: KeyKind
  readonly reason: LabelReason
  /** Separators, case and the spelling of umlauts do not matter: `userId`, `user-id`, `user.id`. */
  readonly keys: string
}

/** `user customer` with `id`: `user_id customer_id`. */
const each = (words: string, ...nouns: string[]): string =>
  nouns.map((noun) => words.replace(/[\w.]+/g, `$&_${noun}`)).join(' ')

const roles = `user citizen customer applicant person patient account_holder nutzer benutzer buerger
  kunde kunden antragsteller`
const tokens = 'access refresh auth id bearer session api push device csrf'

/** Unmistakable at the end of a compound, too: `dbpassword`. */
const secrets = 'password passwort kennwort passwd passphrase secret credentials'
const persons = `vorname nachname familienname geburtsname geburtsdatum geb_datum geburtsort anschrift
  adresse telefon antragsteller antragstellerin berechtigte berechtigter kontoinhaber
  ${each('telefon handy mobil fax konto karten steuer versicherungs versicherten ausweis pass fuehrerschein identifikations arzt ahv', 'nummer', 'nr')}`

/**
 * Name, kind, reason and keys by head noun: a key matches when its last words are listed, so
 * `actorUserId` and `x-api-key` match and `token_count` does not. Bare key, code, state, name, auth
 * and pass are left out on purpose: they are the words of everyday attributes.
 */
export const lists: readonly (readonly [string, KeyKind, LabelReason, string])[] = [
  [
    'user_id',
    'identity',
    'personal',
    `${each(roles, 'id')} user_ids uid enduser_id user_hash user_uuid feature_flag.context.id sub
      subject_id actor_id device_id advertising_id`,
  ],
  [
    'session_id',
    'identity',
    'personal',
    `session_id session_ids session_previous_id sid session_key phpsessid jsessionid session_state
      sitzungs_id`,
  ],
  [
    'email',
    'identity',
    'personal',
    'email emails mail email_addresses reply_to mailto email_adresse mail_adresse',
  ],
  [
    'ip',
    'identity',
    'personal',
    'ip ips ipv ip_addresses ip_addr ip_adresse remote_address remote_addr x_forwarded_for',
  ],
  [
    'request_id',
    'correlation',
    'cardinality',
    `request_id correlation_id trace_id span_id traceparent messaging.message.id
      messaging.message.conversation_id gen_ai.response.id gen_ai.conversation.id
      gen_ai.tool.call.id invocation_id`,
  ],
  [
    'authorization',
    'secret',
    'secret',
    `authorization authorisation bearer basic_auth http_auth jwt cookie cookies saml_response
      saml_request client_assertion`,
  ],
  [
    'token',
    'secret',
    'secret',
    `token ${each(tokens, 'tokens')} id_token_hint csrf xsrf otp totp pin puk geheimzahl tan cvv cvc
      ${each('one_time verification auth authorization recovery', 'code')} code_verifier
      recovery_codes backup_codes magic_link`,
  ],
  [
    'api_key',
    'secret',
    'secret',
    `${each('api private secret access encryption signing ssh master account subscription service shared auth hmac storage license messaging.kafka.message routing app', 'key')} secret_key_base
      api_keys access_key_id client_key_data dsn connection_string conn_str webhook_url`,
  ],
  [
    'secret',
    'secret',
    'secret',
    `${secrets} secrets pw passwords passwoerter freischaltcode zugangscode bestaetigungscode pwd
      ${each('user db smtp mysql pg redis ldap login admin', 'pass')} rediscli_auth geheimnis
      ${each('password', 'prod', 'dev', 'test', 'staging')} zugangsdaten credential
      creds private_jwk`,
  ],
  [
    'person',
    'person',
    'personal',
    `${persons} ${each(roles, 'name')} ${each('login contact first last full given family middle maiden birth display', 'name')}
      ${each('phone mobile fax card account passport licence license insurance security national tax identity ni nhs', 'number', 'no')}
      ${each('tax vat ust umsatzsteuer steuer national', 'id')} ${each('licence license number', 'plate')}
      ${each('name vorname nachname geburtsdatum', 'kind')}
      surname birth_date date_of_birth dob birthday place_of_birth street postal_address
      home_address tel telephone phone phones phone_numbers mobile_phone fax iban ibans credit_card
      pan ssn vehicle_registration nationality marital_status religion gender vornamen rufname
      geburtstag geboren_am strasse hausnummer wohnort mobil handy rufnummer bankverbindung
      kreditkarte idnr kvnr rvnr sv_nr sv_nummer lanr bsnr personalausweis reisepass
      kfz_kennzeichen autokennzeichen staatsangehoerigkeit familienstand konfession geschlecht
      ansprechpartner ehepartner lebenspartner ehegatte fahrzeughalter aktenzeichen_person nir
      nss bsn rijksregisternummer pesel dni nif codice_fiscale ppsn rodne_cislo personnummer hetu
      cpr host.id host.mac log.record.original url.fragment`,
  ],
  ['roles', 'text', 'personal', 'user.roles enduser.role enduser.scope enduser.pseudo.id'],
  [
    'address',
    'text',
    'personal',
    'client_address source_address network.peer.address net.peer.ip net.sock.peer.addr',
  ],
  [QUERY, 'text', 'cardinality', 'url.query query_string http.query'],
  [URL, 'text', 'cardinality', 'url.full http.url http.target'],
  ['statement', 'text', 'cardinality', 'db.query.text db.statement sql sql_query sql_statement'],
  ['user_agent', 'text', 'cardinality', 'user_agent.original http.user_agent'],
  ['flag', 'text', 'cardinality', 'feature_flag.result.value'],
  ['unbounded', 'text', 'cardinality', 'url.path exception.message exception.stacktrace'],
]

/** The same, to print and to generate from. */
export const keyLists: readonly KeyList[] = lists.map(([name, kind, reason, keys]) => ({
  name,
  kind,
  reason,
  keys,
}))

/** Said behind a listed key, these change nothing: `password_hash` is still the password's. */
export const tails: ReadonlySet<string> = new Set(
  `value raw text string header address hash plain old new confirmation confirm repeat again
  encrypted hashed alt neu privat dienstlich geschaeftlich mutter vater`.split(/\s+/),
)

/**
 * The value names or counts a thing: cards, phones and IP addresses are not looked for in it. The
 * number of something does, too (`order_number`), unless that is a card's or a phone's.
 */
export const things =
  /(?:^| )(?:ids?|uuid|guid|offset|seq(?:uence)?|timestamp|digest|sha|etag|checksum|nanos|micros|versions?|build|bytes|size|[mnu]s)$|^(?!.*(?:card|kart|kredit|visa|amex|\bcc |\bpan |call|contact|kontakt|rueck|tel|fon|fax|phone|mobil|handy)).+(?:number|nummer|nr|zeichen)$/

export const secretEndings = `${secrets} apikey token`.split(' ')
export const personEndings = persons.replaceAll('_', '').split(/\s+/)

/** Machine vocabulary: only secrets are looked for; `service.version=1.2.3.4` is no address. */
export const technicalKeys =
  /^(?:(?:service|telemetry|k8s|cloud|os|code|container|deployment|thread)\.|(?:server\.(?:address|port)|process\.(?:pid|parent_pid|title|executable\.name|runtime)|host\.(?:name|arch|type|image|ip)|network\.(?:transport|type|protocol)|gen_ai\.(?:token\.type|usage)|url\.(?:scheme|template)|http\.(?:route|request\.method|response\.status_code)|error\.type|rpc\.(?:system|service|method)|(?:messaging|db)\.system)(?:\.|$))|[._]version$/

/** Technical whatever the last word says: an address here is a machine's. */
export const machineKeys = /^(?:k8s\.|host\.ip$)/

/** Who runs a process and how, and what is said to a model and by it. */
export const privateKeys =
  /^(?:process\.(?:args|command|env|owner|(?:\w+_)?user|working_directory|executable\.path)|gen_ai\.(?:(?:in|out)put\.messages|system_instructions|tool\.call\.(?:arguments|result)|retrieval\.(?:documents|query)|(?:prompt|completion)(?!\.name)|content)|ai\.(?:prompt|response\.(?:text|object)|toolcall\.(?:args|result)))/

/** Values of headers and call metadata are free text; only harmless ones stay. */
export const headers =
  /^(?:http\.(?:request|response)\.header|rpc\.(?:grpc\.|connect_rpc\.)?(?:request|response)\.metadata)\.(.+)$/
export const harmlessHeaders =
  /^(?:content[-_](?!disposition).+|accept(?:[-_].+)?|cache[-_]control|etag|retry[-_]after)$/
export const linkHeaders = /^(?:referer|(?:content[-_])?location)$/

/** Bound values of statements. */
export const parameters = /^db\.(?:query|operation|statement)\.parameters?\b/

/** A marker in a key (`client [ip]`) says nothing more; `user[phone]` of a form does. */
export const markersInKey = /(?<![\p{L}\d])\[[\w-]+\]/gu
