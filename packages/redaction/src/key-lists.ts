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

/** The name of the keys whose whole value is the query of a URL. */
export const QUERY = 'query'

/** One line of the list: what a key that ends with one of `keys` is. */
export interface KeyList {
  /** What is reported instead of the key; a name from this closed list. */
  readonly name: string
  readonly kind: KeyKind
  readonly reason: LabelReason
  /** Separators and case do not matter: `user_id` is userId, user-id, user.id and userid too. */
  readonly keys: string
}

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
    keys: `user_id user_ids uid enduser_id user_hash user_uuid feature_flag.context.id sub subject_id
      actor_id citizen_id customer_id applicant_id person_id member_id patient_id client_user_id
      account_holder_id device_id advertising_id nutzer_id benutzer_id buerger_id bürger_id kunden_id
      antragsteller_id`,
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
    keys: 'email emails mail email_address email_addresses mail_address reply_to e_mail_adresse mailto',
  },
  {
    name: 'ip',
    kind: 'identity',
    reason: 'personal',
    keys: `ip ips ipv4 ipv6 ip_address ip_addresses ip_addr client_address source_address
      remote_address remote_addr x_forwarded_for x_real_ip`,
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
      api_tokens push_tokens device_tokens csrf_tokens id_token_hint csrf xsrf otp totp pin tan cvv cvc cvv2 cvc2 one_time_code
      verification_code auth_code authorization_code code_verifier recovery_code recovery_codes
      backup_codes magic_link`,
  },
  {
    name: 'api_key',
    kind: 'secret',
    reason: 'secret',
    keys: `api_key api_keys private_key secret_key access_key access_key_id encryption_key
      signing_key ssh_key master_key account_key subscription_key service_key shared_key auth_key
      hmac_key session_secret storage_key license_key dsn connection_string conn_str
      messaging.kafka.message.key messaging.rabbitmq.destination.routing_key webhook_url`,
  },
  {
    name: 'secret',
    kind: 'secret',
    reason: 'secret',
    keys: `secret secrets password passwords passwd passwort passwörter passwoerter kennwort
      passphrase pwd userpass user_pass db_pass dbpass smtp_pass mysql_pass pg_pass redis_pass
      ldap_pass login_pass geheimnis zugangsdaten credential credentials creds private_jwk`,
  },
  {
    name: 'person',
    kind: 'person',
    reason: 'personal',
    keys: `user_name username login_name first_name last_name full_name surname given_name
      family_name middle_name maiden_name birth_name display_name vorname vornamen nachname
      familienname geburtsname geburtsdatum geburtstag geburtsort birthdate birth_date
      date_of_birth dob birthday place_of_birth strasse straße hausnummer anschrift adresse
      wohnort wohnanschrift street street_address postal_address home_address telefon
      telefonnummer telefon_nr tel telephone phone phones phone_number phone_numbers mobile_phone
      mobile_number mobil mobilnummer handy handynummer rufnummer fax faxnummer fax_number iban
      ibans kontonummer bankverbindung card_number credit_card credit_card_number kreditkarte
      kartennummer pan account_number steuer_id steuer_identifikationsnummer idnr
      steuernummer sozialversicherungsnummer versichertennummer rentenversicherungsnummer
      ausweisnummer ausweis_nr personalausweis passnummer reisepass reisepassnummer
      passport_number passport_no ssn tax_id national_id kfz_kennzeichen autokennzeichen
      licence_plate license_plate number_plate vehicle_registration
      staatsangehörigkeit staatsangehoerigkeit nationality familienstand marital_status religion
      konfession geschlecht gender aktenzeichen_person antragsteller antragstellerin
      process.owner process.command process.command_line process.command_args
      process.executable.path process.working_directory process.environment host.mac
      log.record.original gen_ai.input.messages gen_ai.output.messages gen_ai.system_instructions
      gen_ai.tool.call.arguments gen_ai.tool.call.result gen_ai.retrieval.documents
      gen_ai.prompt gen_ai.completion`,
  },
  {
    name: 'roles',
    kind: 'text',
    reason: 'personal',
    keys: 'user.roles enduser.role enduser.scope enduser.pseudo.id',
  },
  {
    name: QUERY,
    kind: 'text',
    reason: 'cardinality',
    keys: 'url.query query_string http.query',
  },
  {
    name: 'unbounded',
    kind: 'text',
    reason: 'cardinality',
    keys: `url.path url.full http.url http.target url.fragment db.query.text db.statement
      user_agent.original http.user_agent network.peer.address net.peer.ip net.sock.peer.addr
      feature_flag.result.value exception.message exception.stacktrace host.id`,
  },
]

/** Said behind a listed key, these change nothing: `password_hash` is still the password's. */
export const tails: ReadonlySet<string> = new Set(
  `value raw text string header address hash plain old new confirmation confirm repeat again
  encrypted hashed`.split(/\s+/),
)

/** The value names or counts a thing: cards, phones and IP addresses are not looked for in it. */
export const idNouns: ReadonlySet<string> = new Set(
  `id ids uuid guid offset seq sequence timestamp digest sha etag checksum nanos micros version
  versions build bytes size ns ms us`.split(/\s+/),
)

/** The same behind a word (`order_number`), unless the word is a card's or a phone's. */
export const numberNouns: ReadonlySet<string> = new Set(['number', 'nr'])
export const reachable =
  /card|kart|kredit|visa|amex|^(?:cc|pan)$|call|contact|kontakt|rück|tel|fon|fax|phone|mobil|handy/

/** Words of a compound without separators that are unmistakable: `dbpassword`, `csrftoken`. */
export const secretEndings: readonly string[] = [
  'password',
  'passwort',
  'kennwort',
  'passwd',
  'passphrase',
  'apikey',
  'token',
  'secret',
  'credentials',
]

/** Machine vocabulary: only secrets are looked for; `service.version=1.2.3.4` is no address. */
export const technicalKeys =
  /^(?:(?:service|telemetry|k8s|cloud|os|code|container|deployment|process\.runtime|thread|network\.protocol|http\.request\.method|gen_ai\.usage|host\.(?:name|arch|type|image|ip))\.|(?:server\.(?:address|port)|process\.(?:pid|parent_pid|title|executable\.name)|host\.(?:name|arch|type|ip)|network\.(?:transport|type)|gen_ai\.token\.type|url\.(?:scheme|template)|http\.(?:route|request\.method|response\.status_code)|error\.type|rpc\.(?:system|service|method)|messaging\.system|db\.system(?:\.name)?)$)|[._]version$/

/** Technical whatever the last word says: an address here is a machine's. */
export const machineKeys = /^(?:k8s\.|host\.ip$)/

/** Values of headers and call metadata are free text; only harmless ones stay. */
export const headers =
  /^(?:http\.(?:request|response)\.header|rpc\.(?:grpc\.|connect_rpc\.)?(?:request|response)\.metadata)\.(.+)$/
export const harmlessHeaders =
  /^(?:content-.+|accept(?:-.+)?|cache-control|etag|retry-after|x-request-id|referer|location|host|date|server|vary)$/

/** Bound values of statements. */
export const parameters = /^db\.(?:query|operation)\.parameter\./

/** A marker in a key (`client [ip]`) says nothing more; `user[phone]` of a form does. */
export const markersInKey = /(?<![\p{L}\d])\[[\w-]+\]/gu
