import { hash } from 'node:crypto'

/** What @sva/auth runs, also inside its scripts, and what ioredis asks when it connects. */
const app = 'get set del exists pexpire pttl zadd zrange zrem eval evalsha info select'
/** No command that reads a key, an argument of a slow command or the configuration. */
const exporter = 'info client|setname slowlog|len latency|latest latency|histogram'

const allow = (commands: string): string =>
  ['ping', ...commands.split(' ')].map((command) => `+${command}`).join(' ')

/** Redis' ACL file. Passwords by their hash: the file is readable inside the container. */
export function redisUsers(passwords: { readonly app: string; readonly exporter: string }): string {
  const secret = (password: string): string => `#${hash('sha256', password)}`
  const user = (name: string, login: string, keys: string, commands: string): string =>
    `user ${name} reset on ${login} ${keys} -@all ${allow(commands)}`
  return [
    // For the health check, which has no password to give away.
    'user default reset on nopass -@all +ping',
    user('app', secret(passwords.app), '~sva:*', app),
    user('exporter', secret(passwords.exporter), '', exporter).replace('  ', ' '),
    '',
  ].join('\n')
}
