import { readFileSync } from 'node:fs'
import { connect } from '../../../packages/auth/test/real-redis.ts'
import { startRedisServer } from '../../scripts/redis-server.ts'
import { redisUsers } from '../src/redis-users.ts'

const passwords = { app: 'gilt-nur-im-test-1', exporter: 'gilt-nur-im-test-2' }
/** Where things are, and in the container only. */
const places = ['aclfile', 'dir', 'protected-mode']

export const settings = readFileSync(
  new URL('../../monitoring/redis/redis.conf', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((line) => /^[a-z]/.test(line))
  .map((line) => /^(\S+) (.*)$/.exec(line)!.slice(1) as [string, string])
  .filter(([name]) => !places.includes(name))

/** A redis-server with the stack's settings and users, and a client of each. */
export async function startStackRedis() {
  const server = await startRedisServer()
  const as = (user: string, password = '') =>
    connect({ ...server, url: `redis://${user}:${password}@127.0.0.1:${server.port}` })
  const first = connect(server)
  for (const [name, value] of settings) await first.config('SET', name, value.replaceAll('"', ''))
  await first.call('ACL', 'SETUSER', 'admin', 'on', 'nopass', 'allcommands', 'allkeys')
  const admin = as('admin', 'x')
  for (const line of redisUsers(passwords).trim().split('\n'))
    await admin.call('ACL', 'SETUSER', ...line.split(' ').slice(1))
  return {
    admin,
    /** Who gives no name and no password. */
    nobody: first,
    app: as('app', passwords.app),
    exporter: as('exporter', passwords.exporter),
    async [Symbol.asyncDispose]() {
      for (const client of [first, admin, this.app, this.exporter]) client.disconnect()
      await server.stop()
    },
  }
}

/** Redis says it in other words to scripts, and DEBUG is off whoever asks. */
const noPermission =
  /NOPERM|script can't (?:run|access)|not allowed from script|DEBUG command not allowed/

/** `refused`, `allowed` or what else went wrong. A `·` is a space inside an argument. */
export function ask(client: ReturnType<typeof connect>, command: string): Promise<string> {
  const [name = '', ...args] = command.split(' ').map((word) => word.replaceAll('·', ' '))
  return client.call(name, ...args).then(
    () => 'allowed',
    (error: Error) => (noPermission.test(error.message) ? 'refused' : error.message),
  )
}
