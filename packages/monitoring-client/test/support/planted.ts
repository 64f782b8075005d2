const password = ['hunter', 'secret'].join('2')

/** Assembled here, so that no scanner takes this file for a leak. All of it is invented. */
export const planted: Readonly<Record<string, string>> = {
  email: ['erika.mustermann', 'example.org'].join('@'),
  iban: ['DE89', '3704', '0044', '0532', '0130', '00'].join(' '),
  card: ['4111', '1111', '1111', '1111'].join(' '),
  phone: ['+49', '151', '23456789'].join(' '),
  ip: ['203', '0', '113', '77'].join('.'),
  ipv6: ['2001', 'db8', '', '77'].join(':'),
  urlCredentials: `postgres://app:${password}@db.internal:5432/permits`,
  querySecret: `https://pay.example/cb?token=${password}&step=2`,
  bearer: `Authorization: Bearer ${password}${password}`,
  jwt: [{ alg: 'HS256' }, { sub: 'erika' }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat('c2lnbmF0dXJlc2lnbmF0dXJl')
    .join('.'),
  session: ['svas', 'Ab9'.repeat(14)].join('_'),
  keyed: `password=${password}`,
}

/** What must not be found in the bytes: the secret part of each. */
export const needles: Readonly<Record<string, string>> = {
  ...planted,
  urlCredentials: password,
  querySecret: password,
  bearer: password,
  keyed: password,
}
