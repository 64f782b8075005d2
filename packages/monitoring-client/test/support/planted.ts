/** Assembled here, so that no scanner takes this file for a leak. All of it is invented. */
export const planted: Readonly<Record<string, string>> = {
  email: ['erika.mustermann', 'example.org'].join('@'),
  iban: ['DE89', '3704', '0044', '0532', '0130', '00'].join(' '),
  card: ['4111', '1111', '1111', '1111'].join(' '),
  phone: ['+49', '151', '23456789'].join(' '),
  ip: ['203', '0', '113', '77'].join('.'),
  ipv6: ['2001', 'db8', '', '77'].join(':'),
  urlCredentials: `postgres://app:${'hunter' + '2secret'}@db.internal:5432/permits`,
  querySecret: `https://pay.example/cb?token=${'hunter' + '2secret'}&step=2`,
  bearer: `Authorization: Bearer ${'hunter' + '2secret'}hunter2secret`,
  jwt: [{ alg: 'HS256' }, { sub: 'erika' }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat('c2lnbmF0dXJlc2lnbmF0dXJl')
    .join('.'),
  session: `${'sv' + 'as_'}${'Ab9'.repeat(14)}`,
  keyed: `password=${'hunter' + '2secret'}`,
}

/** What must not be found in the bytes: the secret part of each. */
export const needles: Readonly<Record<string, string>> = {
  ...planted,
  urlCredentials: 'hunter2secret',
  querySecret: 'hunter2secret',
  bearer: 'hunter2secret',
  keyed: 'hunter2secret',
}
