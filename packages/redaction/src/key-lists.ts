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

const roles = `user citizen customer applicant person patient account_holder nutzer benutzer buerger
  kunde kunden antragsteller`

const each = (noun: string): string => roles.replace(/\w+/g, `$&_${noun}`)

/**
 * Keys by head noun: a key matches when its last words are listed, so `actorUserId` and
 * `x-api-key` match and `token_count` does not. Bare key, code, state, name, auth and pass are
 * left out on purpose: they are the words of everyday attributes.
 */
export const keyLists: readonly KeyList[] = [
  {
    name: 'user_id',
    kind: 'identity',
    reason: 'personal',
    keys: `${each('id')} user_ids uid enduser_id user_hash user_uuid feature_flag.context.id sub subject_id
      actor_id member_id device_id advertising_id`,
  },
  {
    name: 'session_id',
    kind: 'identity',
    reason: 'personal',
    keys: `session_id session_ids session_previous_id sid session_key phpsessid jsessionid
      session_state sitzungs_id`,
  },
  {
    name: 'email',
    kind: 'identity',
    reason: 'personal',
    keys: `email emails mail email_address email_addresses mail_address reply_to mailto
      e_mail_adresse mailadresse`,
  },
  {
    name: 'ip',
    kind: 'identity',
    reason: 'personal',
    keys: `ip ips ipv4 ipv6 ip_address ip_addresses ip_addr ip_adresse remote_address remote_addr
      x_forwarded_for x_real_ip`,
  },
  {
    name: 'request_id',
    kind: 'correlation',
    reason: 'cardinality',
    keys: `request_id correlation_id trace_id span_id parent_span_id traceparent messaging.message.id
      messaging.message.conversation_id faas.invocation_id gen_ai.response.id gen_ai.conversation.id
      gen_ai.tool.call.id invocation_id`,
  },
  {
    name: 'authorization',
    kind: 'secret',
    reason: 'secret',
    keys: `authorization authorisation bearer basic_auth http_auth jwt cookie cookies set_cookie
      saml_response saml_request client_assertion`,
  },
  {
    name: 'token',
    kind: 'secret',
    reason: 'secret',
    keys: `token access_tokens refresh_tokens auth_tokens id_tokens bearer_tokens session_tokens
      api_tokens push_tokens device_tokens csrf_tokens id_token_hint csrf xsrf otp totp pin tan cvv
      cvc one_time_code verification_code auth_code authorization_code code_verifier recovery_code
      recovery_codes backup_codes magic_link`,
  },
  {
    name: 'api_key',
    kind: 'secret',
    reason: 'secret',
    keys: `api_key api_keys private_key secret_key access_key access_key_id encryption_key
      signing_key ssh_key master_key account_key subscription_key service_key shared_key auth_key
      hmac_key session_secret storage_key license_key client_key_data dsn connection_string conn_str
      messaging.kafka.message.key routing_key webhook_url`,
  },
  {
    name: 'secret',
    kind: 'secret',
    reason: 'secret',
    keys: `secret secrets password passwords passwd pw passwort passwoerter kennwort freischaltcode zugangscode
      passphrase pwd userpass user_pass db_pass dbpass smtp_pass mysql_pass pg_pass redis_pass
      ldap_pass login_pass geheimnis zugangsdaten credential credentials creds private_jwk`,
  },
  {
    name: 'person',
    kind: 'person',
    reason: 'personal',
    keys: `${each('name')} username login_name contact_name first_name last_name full_name surname
      given_name family_name middle_name maiden_name birth_name display_name birthdate birth_date
      date_of_birth dob birthday place_of_birth street street_address postal_address home_address
      tel telephone phone phones phone_number phone_numbers mobile_phone mobile_number fax
      fax_number iban ibans card_number credit_card credit_card_number pan account_number
      passport_number passport_no ssn social_security_number tax_id national_id license_number
      licence_plate license_plate number_plate vehicle_registration nationality marital_status
      religion gender vorname_kind nachname_kind name_kind vornamen rufname geburtstag
      geburtsdatum_kind strasse hausnummer adresse lieferadresse rechnungsadresse wohnadresse wohnort
      telefon mobil mobiltelefon handy rufnummer bankverbindung kreditkarte steuer_id
      steuer_identifikationsnummer idnr kvnr rvnr personalausweis reisepass kfz_kennzeichen autokennzeichen staatsangehoerigkeit familienstand konfession geschlecht
      ansprechpartner ehepartner lebenspartner ehegatte fahrzeughalter aktenzeichen_person host.id
      host.mac log.record.original url.fragment`,
  },
  {
    name: 'roles',
    kind: 'text',
    reason: 'personal',
    keys: 'user.roles enduser.role enduser.scope enduser.pseudo.id',
  },
  {
    name: 'address',
    kind: 'text',
    reason: 'personal',
    keys: `client_address source_address network.peer.address net.peer.ip net.sock.peer.addr`,
  },
  {
    name: QUERY,
    kind: 'text',
    reason: 'cardinality',
    keys: 'url.query query_string http.query',
  },
  {
    name: URL,
    kind: 'text',
    reason: 'cardinality',
    keys: 'url.full http.url http.target',
  },
  {
    name: 'statement',
    kind: 'text',
    reason: 'cardinality',
    keys: 'db.query.text db.statement sql sql_query sql_statement',
  },
  {
    name: 'user_agent',
    kind: 'text',
    reason: 'cardinality',
    keys: 'user_agent.original http.user_agent',
  },
  {
    name: 'flag',
    kind: 'text',
    reason: 'cardinality',
    keys: 'feature_flag.result.value',
  },
  {
    name: 'unbounded',
    kind: 'text',
    reason: 'cardinality',
    keys: 'url.path exception.message exception.stacktrace',
  },
]

/** Said behind a listed key, these change nothing: `password_hash` is still the password's. */
export const tails: ReadonlySet<string> = new Set(
  `value raw text string header address hash plain old new confirmation confirm repeat again
  encrypted hashed alt neu privat dienstlich geschaeftlich mutter vater`.split(/\s+/),
)

/** The value names or counts a thing: cards, phones and IP addresses are not looked for in it. */
export const idNouns: ReadonlySet<string> = new Set(
  `id ids uuid guid offset seq sequence timestamp digest sha etag checksum nanos micros version
  versions build bytes size ns ms us`.split(/\s+/),
)

/** The same with something before it (`order_number`), unless that is a card's or a phone's. */
export const numberNoun = /.(?:number|nummer|nr|zeichen)$/
export const reachable =
  /card|kart|kredit|visa|amex|(?:^| )(?:cc|pan) |call|contact|kontakt|rueck|tel|fon|fax|phone|mobil|handy/

/** Words of a compound without separators that are unmistakable: `dbpassword`, `csrftoken`. */
export const secretEndings =
  'password passwort kennwort passwd passphrase apikey token secret credentials'.split(' ')
const numbered =
  'telefon handy mobil fax konto karten steuer versicherungs versicherten ausweis pass'
export const personEndings = `vorname nachname familienname geburtsname geburtsdatum geburtsort
  anschrift antragsteller antragstellerin berechtigte berechtigter kontoinhaber fuehrerscheinnummer
  ${numbered.replace(/\w+/g, '$&nummer $&nr')}`.split(/\s+/)

/** Machine vocabulary: only secrets are looked for; `service.version=1.2.3.4` is no address. */
export const technicalKeys =
  /^(?:(?:service|telemetry|k8s|cloud|os|code|container|deployment|process\.runtime|thread|network\.protocol|http\.request\.method|gen_ai\.usage|host\.(?:name|arch|type|image|ip))\.|(?:server\.(?:address|port)|process\.(?:pid|parent_pid|title|executable\.name)|host\.(?:name|arch|type|ip)|network\.(?:transport|type)|gen_ai\.token\.type|url\.(?:scheme|template)|http\.(?:route|request\.method|response\.status_code)|error\.type|rpc\.(?:system|service|method)|messaging\.system|db\.system(?:\.name)?)$)|[._]version$/

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
