import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './poll.ts'
import { run, tryRun } from './run.ts'

/** Whoever runs the containers of the tests. */
export interface Daemon {
  /** What `docker` needs in its environment to find it. */
  readonly env: Readonly<Record<string, string>>
  /** Where it keeps the log files of containers; the log agent reads them there. */
  readonly dataRoot: string
  /** Ends it and removes everything it kept, if it is ours; someone else's is left alone. */
  stop(): Promise<void>
}

/**
 * Ends dockerd when stdin closes, so that none outlives a test run, however that ends. Leaves the
 * firewall, forwarding and interfaces as it found them.
 */
const supervisor = `
trap '' INT TERM HUP
folder=$1
forward=$(cat /proc/sys/net/ipv4/ip_forward)
for table in iptables ip6tables; do
  "$table-save" -t filter 2>/dev/null | grep '^:FORWARD' | cut -d ' ' -f 2 >"$folder/$table"
  "$table-save" 2>/dev/null | grep -q '^:DOCKER' && rm "$folder/$table"
done
bridges() { ip -o link show type bridge | cut -d : -f 2; }
bridges >"$folder/bridges"
dockerd --host "unix://$folder/docker.sock" --data-root "$folder/data" \\
  --exec-root "$folder/exec" --pidfile "$folder/pid" </dev/null >"$folder/log" 2>&1 &
cat >/dev/null
kill $!
wait
grep -o "$folder[^ ]*" /proc/mounts | sort -r | while read -r mount; do umount -l "$mount"; done
bridges | grep -vxF -f "$folder/bridges" | while read -r bridge; do ip link delete "$bridge"; done
# Only Docker's own rules go: others may have added some meanwhile. Where it had some before, all stay.
for table in iptables ip6tables; do
  [ -f "$folder/$table" ] || continue
  "$table-save" | grep -v -e DOCKER -e docker0 -e ' br-[0-9a-f]' | "$table-restore"
  policy=$(cat "$folder/$table")
  [ -z "$policy" ] || "$table" -P FORWARD "$policy"
done 2>/dev/null
echo "$forward" >/proc/sys/net/ipv4/ip_forward
rm -rf "$folder"
`

/**
 * The daemon of this machine, or one of our own where none answers and we may.
 *
 * @throws Error that says the fix, when there is none and none can be started.
 */
export async function daemon(say: (line: string) => void): Promise<Daemon> {
  const answering = await tryRun(['docker', 'info', '--format', '{{.DockerRootDir}}'])
  if (answering.code === 0) {
    return { env: {}, dataRoot: answering.stdout.trim(), stop: async () => {} }
  }
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Error('No Docker daemon answers.\n  Fix: start Docker, then run this again.')
  }
  installed(say)
  return ownDaemon(say)
}

function installed(say: (line: string) => void): void {
  if (spawnSync('sh', ['-c', 'command -v dockerd']).status === 0) return
  say('installing docker.io (no daemon answers, and this is root)')
  const install = 'apt-get install -y -q -o DPkg::Lock::Timeout=120 docker.io iproute2 iptables'
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Debian starts it right after the installation; one of ours is asked for only.
  const policy = '/usr/sbin/policy-rc.d'
  const before = existsSync(policy) ? readFileSync(policy, 'utf8') : undefined
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `${install} || { apt-get update -q && ${install}; }`],
    {
      env,
      encoding: 'utf8',
    },
  )
  if (before === undefined) spawnSync('rm', ['-f', policy])
  else writeFileSync(policy, before)
  if (status === 0) return
  const [last] = stderr.trim().split('\n').slice(-1)
  throw new Error(`docker.io could not be installed: ${last}\n  Fix: install and start Docker.`)
}

async function ownDaemon(say: (line: string) => void): Promise<Daemon> {
  const folder = mkdtempSync(join(tmpdir(), 'sva-docker-'))
  say('starting a Docker daemon of its own')
  const child = spawn('sh', ['-c', supervisor, 'sh', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // Ctrl-C is for the tests, which then close stdin
  })
  child.stdin.on('error', () => {})
  const closed = once(child, 'close')
  const env = { DOCKER_HOST: `unix://${folder}/docker.sock` }
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await closed
  }
  try {
    await until(async () => (await tryRun(['docker', 'info'], { env })).code === 0 || undefined, {
      what: `a daemon that answers; its log ends with ${lastLine(join(folder, 'log'))}`,
    })
    const dataRoot = await run(['docker', 'info', '--format', '{{.DockerRootDir}}'], { env })
    return { env, dataRoot: dataRoot.trim(), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function lastLine(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').at(-1)! : 'nothing'
}
