import { describe, expect, it } from 'vitest'
import { createRedactor, forbiddenLabel, forbiddenLabelKeys, positions } from '../src/index.ts'

const redactor = createRedactor()
const kindOf = (key: string): string => redactor.verdict(key).kind

describe('a spelling of a forbidden key slips through', () => {
  const spellings: Record<string, string> = {
    identity: `user_id userId user-id user.id USER_ID userid enduser.id actorUserId user.hash sub
      citizen_id customerId session_id session.id session.previous_id mcp.session.id sid sessionId
      email userEmail emailAddress e-mail mail user.email ip clientIp client.ip ip_address
      X-Forwarded-For x-real-ip emailAdresse E-Mail-Adresse remote_address feature_flag.context.id userId2 email_address_old ipString user_id_raw
      service.contact_email code.author.email cloud.user.email service.user_id`,
    secret: `token accessToken access_token authToken bearerToken apiToken sessionToken csrf-token
      refresh_token authorization Authorization proxy-authorization api_key apiKey APIKey x-api-key
      apikey secret clientSecret client_secret password userPassword dbPassword db_password
      dbpassword passwordHash password_hash new_password passwd pwd passwort kennwort jwt
      privateKey private_key dsn connectionString cookie set-cookie Set-Cookie otp pin cvv cvv2
      http.request.header.authorization http.request.header.x-anything
      http.request.header.host http.response.header.content-disposition db.query.parameters
      db.query.parameter.0 messaging.rabbitmq.destination.routing_key service.api_key k8s.secret.token rpc.request.metadata.x messaging.kafka.message.key token_value
      password_confirmation passwordConfirmation password_confirm passwordRepeat password_again
      password_encrypted access_tokens refreshTokens cloud.secret_hashed`,
    person: `username user.name user.full_name firstName first_name lastName vorname nachname
      strasse straße Straße geburtsdatum telefon phone phoneNumber handynummer iban IBAN
      cardNumber dateOfBirth applicant.phone process.owner os.username antragsteller_name
      antragstellerVorname kontoinhaber contactName customer_name Führerscheinnummer
      fuehrerscheinnummer geburtsdatumKind geburtsname rechnungsanschrift telefon_privat iban_alt
      sorgeberechtigte erziehungsberechtigter_vorname staatsangehörigkeit notfalltelefonnummer
      process.args process.environment_variable.HOME process.real_user.name host.id host.mac
      steuerliche_identifikationsnummer identifikationsnummer steuer_nr steuerNr Steuer-Nr. ust_id umsatzsteuer_id
      umsatzsteuerId sv_nr svnr versicherten_nr ausweis_nr pass_nr fuehrerschein_nr Führerschein-Nr
      lanr arztnummer bsnr geb_datum gebDatum geboren_am vat_id health_insurance_number
      insurance_number driving_licence_number licence_number licenseNo national_number tax_number
      personal_identity_number nino national_insurance_number ni_number nhs_number ahv_nummer
      nir nss bsn rijksregisternummer pesel dni nif codice_fiscale codiceFiscale ppsn rodne_cislo
      personnummer hetu cpr konto_nr wohnadresse Liefer-Adresse
      log.record.original url.fragment gen_ai.prompt.0.content gen_ai.input.messages
      gen_ai.tool.call.arguments gen_ai.system_instructions ai.response.text`,
    correlation: `request_id requestId x-request-id trace_id
      correlationId messaging.message.id gen_ai.response.id faas.invocation_id http.request.header.x-request-id`,
    technical: `service.name service.version telemetry.sdk.name k8s.pod.ip k8s.pod.uid
      cloud.account.id os.version gen_ai.token.type server.address server.port http.route
      host.name app.version ip.version code.file.path service.instance.id k8s.node.ip host.ip http.response.status_code`,
    text: `author monkey keyboard token_count email_verified email_template key code
      state name auth pass secret_rotation_days is_authenticated secretary order.id message
      aws.secretsmanager.secret.arn tokens gen_ai.usage.input_tokens enduser.pseudo.id user.roles
      http.request.header.content-type http.request.header.referer url.path gebühr constructor
      __proto__ toString gen_ai.usage.output_tokens gen_ai.request.model gen_ai.prompt.name
      gen_ai.response.finish_reasons authorMacBook session_count kassenzeichen aktenzeichen
      antrag kind schuljahr feature_flag.key feature_flag.variant client.address
      source.address network.peer.address rechnungsnummer Gebührenbescheid bonsai_id unir
      kennzeichen nie tin document_number personalnummer artikel_nr mini_number manifest
      discard_number csv_nr compass bsn_count cpr_enabled subscription_tier prokurist`,
  }
  it.each(
    Object.entries(spellings).flatMap(([kind, keys]) =>
      keys
        .split(/\s+/)
        .filter(Boolean)
        .map((key) => [key, kind]),
    ),
  )('%s is %s', (key, kind) => {
    if (key.startsWith('gen_ai.usage.')) kind = 'technical'
    expect(kindOf(key)).toBe(kind)
  })
})

describe('a verdict is expensive or unstable', () => {
  it('is the same frozen object for every spelling', () => {
    expect(redactor.verdict('userId')).toBe(redactor.verdict('actor.user_id'))
    expect(Object.isFrozen(redactor.verdict('userId'))).toBe(true)
    expect(redactor.verdict('userId').name).toBe('user_id')
  })

  it('survives more keys than the cache holds, and very long ones', () => {
    for (let n = 0; n < 5_000; n++) redactor.verdict(`k${n}x`)
    expect(kindOf('password')).toBe('secret')
    expect(kindOf(`${'x.'.repeat(100_000)}password`)).toBe('secret')
  })
})

describe('a forbidden label becomes a series', () => {
  it.each(forbiddenLabelKeys)('%s', (key) => {
    expect(forbiddenLabel(key)).toMatch(/personal|secret|cardinality/)
    expect(forbiddenLabel(key.toUpperCase())).toBe(forbiddenLabel(key))
    expect(forbiddenLabel(`x.${key}`)).toBe(forbiddenLabel(key))
  })
  it.each(
    `client.address source.address network.peer.address user_agent.original db.query.text db.statement
    url.path url.query url.full url.fragment http.request.header.content-type enduser.pseudo.id
    http.response.header.location rpc.request.metadata.x db.query.parameter.0 user.roles
    messaging.kafka.message.key gen_ai.input.messages gen_ai.response.id feature_flag.result.value
    process.command_args host.id host.mac log.record.original trace_id x-request-id`.split(/\s+/),
  )('%s, which is as good as one for each record', (key) => {
    expect(forbiddenLabel(key)).toBeDefined()
  })
  it.each(
    `http.request.method http.response.status_code url.template server.address error.type
    gen_ai.usage.input_tokens gen_ai.request.model feature_flag.key feature_flag.variant
    service.version k8s.pod.name messaging.system workspace_id code.function.name`.split(/\s+/),
  )('not %s', (key) => {
    expect(forbiddenLabel(key)).toBeUndefined()
  })
  it('says why', () => {
    expect(forbiddenLabel('user_id')).toBe('personal')
    expect(forbiddenLabel('api_key')).toBe('secret')
    expect(forbiddenLabel('request_id')).toBe('cardinality')
    expect(forbiddenLabel('url.full')).toBe('cardinality')
    expect(forbiddenLabel('http.route')).toBeUndefined()
    expect(forbiddenLabel('gen_ai.token.type')).toBeUndefined()
  })
})

describe('the key decides, not the shape of the value', () => {
  it.each([42, 4_915_123_456_789n, true, 'x', { a: 1 }, ['a'], new Map([['a', 1]])])(
    'a secret of any type is gone: %s',
    (value) => {
      expect(redactor.redact(value, 'password')).toBe('[REDACTED]')
      expect(redactor.redact({ phone: value })).toEqual({ phone: '[REDACTED]' })
    },
  )
  it.each([null, undefined, ''])('nothing stays nothing: %s', (value) => {
    expect(redactor.redact(value, 'password')).toBe(value)
  })
  it('an order number is no card, a version no address', () => {
    expect(redactor.redact('4111111111111111', 'order.id')).toBe('4111111111111111')
    expect(redactor.redact('max@example.org', 'order.id')).toBe('m***@example.org')
    expect(redactor.redact('93.184.216.34', 'service.version')).toBe('93.184.216.34')
    expect(redactor.redact('4111111111111111', 'order')).toBe('[card]')
    expect(redactor.redact(4_111_111_111_111_111, 'order')).toBe('[card]')
    expect(redactor.redact(4_111_111_111_111_111, 'order_id')).toBe(4_111_111_111_111_111)
  })
  it.each(['version', 'appVersion', 'build'])('%s has four parts and is no address', (key) => {
    expect(redactor.redact('1.2.3.4', key)).toBe('1.2.3.4')
    expect(redactor.redact('max@example.org', key)).toBe('m***@example.org')
  })
  it.each([
    'order_number',
    'beleg_nr',
    'size_bytes',
    'duration_ns',
    'rechnungsnummer',
    'aktenzeichen',
  ])('%s counts', (key) => {
    expect(redactor.redact('4532015112830366', key)).toBe('4532015112830366')
  })
  it.each(['number', 'karten_nr', 'cc_number', 'cardNr'])('%s may be a card', (key) => {
    expect(redactor.redact('4532015112830366', key)).not.toContain('4532')
  })
  it('a request id stays as long as it looks like one', () => {
    expect(redactor.redact('a1:b2-c3.d4', 'request_id')).toBe('a1:b2-c3.d4')
    expect(redactor.redact('4111111111111111', 'request_id')).toBe('4111111111111111')
    expect(redactor.redact('Max Mustermann', 'request_id')).toBe('[REDACTED]')
    expect(redactor.redact('max@example.org', 'request_id')).toBe('[REDACTED]')
    expect(redactor.redact(`svas_${'a'.repeat(43)}`, 'request_id')).toBe('[REDACTED]')
  })
  it('an id in base64 is one', () => {
    expect(redactor.redact('ABCD+/==', 'messaging.message.id')).toBe('ABCD+/==')
    expect(redactor.redact('+4915123456789', 'messaging.message.id')).toBe('[REDACTED]')
  })
  it('tokens are counted or handed out', () => {
    expect(redactor.redact({ tokens: 512, max_tokens: '1,024' })).toEqual({
      tokens: 512,
      max_tokens: '1,024',
    })
    expect(redactor.redact({ tokens: '4532015112830366' })).toEqual({ tokens: '[card]' })
    expect(redactor.redact({ tokens: '[card]' })).toEqual({ tokens: '[card]' })
    expect(redactor.redact({ tokens: ['k3y-m4terial'] })).toEqual({ tokens: ['[REDACTED]'] })
  })
  it('url.query comes without its question mark', () => {
    expect(redactor.redact('name=Erika&q=x&page=2', 'url.query')).toBe(
      'name=REDACTED&q=REDACTED&page=2',
    )
    for (const key of ['url.query', 'url_query', 'query_string', 'querystring']) {
      expect(redactor.redact('q=Erika+Mustermann', key)).toBe('q=REDACTED')
      expect(redactor.redact('?name=Erika', key)).toBe('?name=REDACTED')
      expect(redactor.redact('code=0123456789abcdef', key)).toBe('code=REDACTED')
      expect(redactor.redact('page=2', key)).toBe('page=2')
    }
    expect(redactor.explain('q=Erika', 'url.query')).toEqual([
      { rule: 'url-query', start: 2, end: 7 },
    ])
  })
  it('positions are a closed list without duplicates', () => {
    expect(new Set(positions).size).toBe(positions.length)
  })
})
