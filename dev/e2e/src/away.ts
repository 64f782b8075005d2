import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { until } from './poll.ts'
import { container, docker, stack, state } from './stack.ts'

/** Stops a service for the time of `work`, and brings it back whatever happens. */
export async function away<T>(service: string, work: () => Promise<T>): Promise<T> {
  await docker('stop', container(service))
  try {
    return await work()
  } finally {
    await docker('start', container(service))
    await untilWell(service)
  }
}

/** Lets a service use as many cores as there are for the time of `work`. */
export async function unthrottled<T>(service: string, work: () => Promise<T>): Promise<T> {
  const format = '{{.HostConfig.NanoCpus}}'
  const before = Number(await docker('inspect', '--format', format, container(service))) / 1e9
  await docker('update', '--cpus', String(availableParallelism()), container(service))
  try {
    return await work()
  } finally {
    await docker('update', '--cpus', String(before), container(service))
  }
}

/** Asked directly: Docker asks rarely, and images of collectors hold no program that could. */
const probes = (): Readonly<Record<string, string>> => ({
  'otel-collector': `${stack().urls.collectorHealth}/`,
  'log-agent': `${stack().urls.logAgent}/ready`,
  loki: `${stack().urls.loki}/ready`,
  prometheus: `${stack().urls.prometheus}/-/ready`,
})

export async function untilWell(service: string): Promise<void> {
  const probe = probes()[service]
  const isWell = async (): Promise<true | undefined> => {
    if (probe !== undefined) return (await fetch(probe)).ok || undefined
    return (await state(service)).health === 'healthy' || undefined
  }
  await until(isWell, { what: `${service} to be well again`, every: 500 })
}

/** A crash: kill -9 from outside of Docker, so that its restart policy brings the service back. */
export async function crash(service: string): Promise<void> {
  const { pid } = await state(service)
  if (await isOurs(service, pid)) {
    process.kill(pid, 'SIGKILL')
  } else {
    // The daemon's processes are not ours to end, or in a machine of their own.
    await docker('kill', container(service))
    await docker('start', container(service))
  }
  const isNew = async (): Promise<true | undefined> => {
    const now = await state(service)
    return (now.pid !== pid && now.pid !== 0) || undefined
  }
  await until(isNew, { what: `${service} to be started again`, every: 1_000 })
  await untilWell(service)
}

/** In a virtual machine (Docker Desktop) that number is some other process, or none, out here. */
async function isOurs(service: string, pid: number): Promise<boolean> {
  const id = (await docker('inspect', '--format', '{{.Id}}', container(service))).trim()
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8').includes(id)
  } catch {
    return false
  }
}
