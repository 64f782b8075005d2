import { after, type Kind, type Sample } from './kind.ts'
import { base32, letters, name, token } from './numbers.ts'

/** Secrets that are recognised wherever they stand in text. */
export const secrets: readonly Kind[] = [
  { name: 'JWT', toldBy: 'shape', key: 'id_token', bare: true, make: jwt },
  {
    name: 'bearer token',
    toldBy: 'shape',
    key: 'authorization',
    make: (n) => bearer(token(n, 'bearer', 40)),
  },
  {
    name: 'basic authorization',
    toldBy: 'shape',
    make(n) {
      const credentials = `amt-${n}:${secret(n)}`
      const header = `Basic ${Buffer.from(credentials).toString('base64')}`
      return { value: header, text: `Authorization: ${header}`, needles: [credentials] }
    },
  },
  {
    name: 'session token',
    toldBy: 'shape',
    key: 'session_token',
    bare: true,
    make: (n) => ({ value: `svas_${token(n, 'session', 81)}` }),
  },
  {
    name: 'cookie header',
    toldBy: 'shape',
    key: 'cookie',
    make(n) {
      const value = token(n, 'cookie', 32)
      const header = `sid=${value}; lang=de`
      return { value: header, text: `Cookie: ${header}`, needles: [value] }
    },
  },
  {
    name: 'credentials in a URL',
    toldBy: 'shape',
    make(n) {
      const password = token(n, 'url', 14)
      return {
        value: `postgres://pay:${password}@db.internal:5432/permits`,
        needles: [password],
      }
    },
  },
  {
    name: 'secret in a URL query',
    toldBy: 'shape',
    make(n) {
      const value = token(n, 'query', 28)
      return {
        value: `https://sso.example.org/callback?lang=de&access_token=${value}`,
        needles: [value],
      }
    },
  },
  {
    name: 'password after its name',
    toldBy: 'shape',
    key: 'password',
    make: (n) => ({ value: secret(n), text: `password=${secret(n)}` }),
  },
  {
    name: 'Passwort after its name',
    toldBy: 'shape',
    key: 'neues_passwort',
    make: (n) => ({ value: secret(n), text: `Passwort: ${secret(n)}` }),
  },
  {
    name: 'API key after its name',
    toldBy: 'shape',
    key: 'x-api-key',
    make: (n) => after('api_key=', token(n, 'api', 32)),
  },
  {
    name: 'AWS access key',
    toldBy: 'shape',
    bare: true,
    make: (n) => ({ value: vendor('AK', 'IA') + letters(`aws ${n}`, 16, base32) }),
  },
  {
    name: 'GitHub token',
    toldBy: 'shape',
    bare: true,
    make: (n) => ({ value: vendor('gh', 'p_') + token(n, 'github', 36) }),
  },
  {
    name: 'private key',
    toldBy: 'shape',
    key: 'private_key',
    make(n) {
      const lines = ['a', 'b', 'c'].map((line) => token(n, `pem ${line}`, 64))
      const label = vendor('PRIVATE', ' KEY')
      return {
        value: `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----`,
        needles: lines,
      }
    },
  },
]

// Prefixes of vendors are put together here: whole tokens in a file stop a push at code hosts.
const vendor = (...prefix: string[]): string => prefix.join('')

const secret = (n: number): string => `Nebel-${token(n, 'password', 8)}-${n}`
const json64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function jwt(n: number): Sample {
  const claims = json64({ sub: `citizen-${n}`, name: name(n), iat: 1_790_000_000 + n })
  const signature = token(n, 'jwt', 43)
  return {
    value: `${json64({ alg: 'HS256', typ: 'JWT' })}.${claims}.${signature}`,
    needles: [claims, signature],
  }
}

function bearer(value: string): Sample {
  return { value: `Bearer ${value}`, text: `Authorization: Bearer ${value}`, needles: [value] }
}
