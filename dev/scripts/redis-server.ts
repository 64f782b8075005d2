import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts } from './ports.ts'

/** A real redis-server of one's own: free port, nothing on disk, gone with the process that asked. */
export interface RedisServer {
  readonly url: string
  readonly port: number
  /** Ends it and resolves when it is gone. */
  stop(): Promise<void>
  /** Sends a signal, e.g. `SIGKILL`, `SIGSTOP` (hung) and `SIGCONT`; resolves when it is sent. */
  kill(signal: NodeJS.Signals): Promise<void>
}

/** Docker's stand-in where the machine has neither redis-server nor a way to install it. */
const image = 'redis:7.4-alpine'
const startTimeout = 20_000

/**
 * Signals arrive on stdin, and when stdin closes everything goes: so no server outlives a test run,
 * however it ends (Ctrl-C, a crash, SIGKILL), and Docker is driven the same way.
 */
const supervisor = `
trap '' INT TERM
dir=$(mktemp -d)
exec 2>/dev/null
redis-server --dir "$dir" --save '' --appendonly no --rdbcompression no "$@" >/dev/null &
while read -r signal; do kill -s "$signal" $!; echo sent; done
kill -s KILL $!
wait
rm -rf "$dir"
`

/** @throws Error when there is no redis-server and no way to get one; says the fix. */
export async function startRedisServer(): Promise<RedisServer> {
  const command = findRedis()
  const [port = 0] = await freePorts(1)
  const [program, ...args] = command(port)
  const child = spawn(program!, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  // A write to a supervisor that is gone is answered by 'close', not by a crash.
  child.stdin.on('error', () => {})
  const closed = once(child, 'close')
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]()

  async function stop(): Promise<void> {
    child.stdin.end()
    await closed
  }

  await waitForPong(port).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    stop,
    async kill(signal) {
      child.stdin.write(`${signal.slice('SIG'.length)}\n`)
      await answers.next()
    },
  }
}

type Command = (port: number) => string[]

const native: Command = (port) => {
  const options = ['--bind', '127.0.0.1', '--port', String(port)]
  return ['sh', '-c', supervisor, 'sh', ...options]
}

const docker: Command = (port) => {
  const run = ['docker', 'run', '--rm', '-i', '-p', `127.0.0.1:${port}:6379`, image]
  return [...run, 'sh', '-c', supervisor, 'sh', '--protected-mode', 'no']
}

const aptInstall =
  'DEBIAN_FRONTEND=noninteractive apt-get install -y -q -o DPkg::Lock::Timeout=120 redis-server'
const asRoot = '[ "$(id -u)" = 0 ]'

/** Asked in order; the first way whose shell command succeeds is used. */
const ways: readonly { readonly ready: string; readonly command: Command }[] = [
  { ready: 'command -v redis-server', command: native },
  {
    ready: `${asRoot} && { ${aptInstall} || { apt-get update -q && ${aptInstall}; }; }`,
    command: native,
  },
  { ready: 'brew install --quiet redis && command -v redis-server', command: native },
  { ready: 'docker info', command: docker },
]

function findRedis(): Command {
  const way = ways.find(({ ready }) => spawnSync('sh', ['-c', ready]).status === 0)
  if (way !== undefined) return way.command
  throw new Error(
    'There is no redis-server on this machine, and none could be installed or run in Docker.\n' +
      '  Fix: install it (apt-get install redis-server, brew install redis) or start Docker.',
  )
}

async function waitForPong(port: number): Promise<void> {
  const deadline = Date.now() + startTimeout
  while (!(await isUp(port))) {
    if (Date.now() > deadline) throw new Error(`redis-server did not answer on port ${port}.`)
    await sleep(20)
  }
}

function isUp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    socket.once('data', (reply) => {
      resolve(reply.toString().startsWith('+PONG'))
      socket.destroy()
    })
    socket.once('error', () => resolve(false))
    // Docker's proxy accepts before the server listens, and then hangs up.
    socket.once('close', () => resolve(false))
  })
}
