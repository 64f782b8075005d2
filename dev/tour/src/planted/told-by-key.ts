import type { Kind } from './kind.ts'
import { birthday, name, token } from './numbers.ts'

/** What nothing but the name of its key tells. */
export const toldByKey: readonly Kind[] = [
  { name: 'first name', toldBy: 'key', key: 'vorname', make: (n) => ({ value: name(n) }) },
  { name: 'family name', toldBy: 'key', key: 'lastName', make: (n) => ({ value: name(n) }) },
  {
    name: 'street',
    toldBy: 'key',
    key: 'strasse',
    make: (n) => ({ value: `${name(n)}gasse ${n}`, needles: [`${name(n)}gasse`] }),
  },
  {
    name: 'birth date',
    toldBy: 'key',
    key: 'geburtsdatum',
    make: (n) => ({ value: birthday(n).toISOString().slice(0, 10) }),
  },
  {
    name: 'user id',
    toldBy: 'key',
    key: 'user_id',
    make: (n) => ({ value: `4821${String(n).padStart(5, '0')}` }),
  },
  {
    name: 'session id',
    toldBy: 'key',
    key: 'sessionId',
    make: (n) => ({ value: token(n, 'sid', 22) }),
  },
  {
    name: 'one-time code',
    toldBy: 'key',
    key: 'otp',
    make: (n) => ({ value: `7093${String(n).padStart(5, '0')}` }),
  },
]
