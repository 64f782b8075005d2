import { container, docker, stack } from './stack.ts'

/** Of one service, over the time that was watched. */
export interface Usage {
  readonly service: string
  /** MiB. */
  readonly memory: { readonly peak: number; readonly limit: number }
  /** Cores. */
  readonly cpu: { readonly mean: number; readonly peak: number; readonly limit: number }
}

interface Sample {
  readonly service: string
  readonly mebibytes: number
  readonly cores: number
}

/** Asks Docker for the use of memory and CPU, again and again until stopped; of all services, or one. */
export async function watchUsage(stop: AbortSignal, only?: string): Promise<Usage[]> {
  const names = only === undefined ? await containers() : [container(only)]
  const samples: Sample[] = []
  // One call takes two seconds: Docker measures CPU between two looks.
  while (!stop.aborted) {
    const lines = await docker('stats', '--no-stream', '--format', '{{json .}}', ...names)
    samples.push(...lines.trim().split('\n').map(toSample))
  }
  const limits = await readLimits(names)
  return [...Map.groupBy(samples, ({ service }) => service)]
    .map(([service, ofIt]) => {
      const { memory = 0, cpu = 0 } = limits.get(service) ?? {}
      const cores = ofIt.map((sample) => sample.cores)
      const mean = cores.reduce((sum, one) => sum + one, 0) / cores.length
      return {
        service,
        memory: { peak: Math.max(...ofIt.map(({ mebibytes }) => mebibytes)), limit: memory },
        cpu: { mean, peak: Math.max(...cores), limit: cpu },
      }
    })
    .toSorted((a, b) => b.memory.peak - a.memory.peak)
}

async function containers(): Promise<string[]> {
  const own = `label=com.docker.compose.project=${stack().project}`
  return (await docker('ps', '--filter', own, '--format', '{{.Names}}')).trim().split('\n')
}

const serviceOf = (name: string): string => name.slice(stack().project.length + 1)

const units: Readonly<Record<string, number>> = { B: 2 ** -20, KiB: 2 ** -10, MiB: 1, GiB: 1_024 }

function toMebibytes(text: string): number {
  const [, number, unit = ''] = /^([\d.]+)(\w+)$/.exec(text.trim()) ?? []
  const factor = units[unit]
  if (factor === undefined)
    throw new Error(`${text} is no size that docker stats is known to print`)
  return Number(number) * factor
}

function toSample(line: string): Sample {
  const { Name, CPUPerc, MemUsage } = JSON.parse(line) as Record<string, string>
  return {
    service: serviceOf(Name!),
    mebibytes: toMebibytes(MemUsage!.split('/')[0]!),
    cores: Number.parseFloat(CPUPerc!) / 100,
  }
}

async function readLimits(
  names: readonly string[],
): Promise<Map<string, { memory: number; cpu: number }>> {
  const format = '{{.Name}} {{.HostConfig.Memory}} {{.HostConfig.NanoCpus}}'
  const lines = await docker('inspect', '--format', format, ...names)
  return new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string, string])
      .map(([name, memory, cpu]) => [
        serviceOf(name.slice(1)),
        { memory: Number(memory) / 2 ** 20, cpu: Number(cpu) / 1e9 },
      ]),
  )
}

/** Markdown. */
export function usageTable(usages: readonly Usage[]): string {
  const rows = usages.map(({ service, memory, cpu }) =>
    [
      service,
      `${memory.peak.toFixed(0)} of ${memory.limit} MiB`,
      cpu.mean.toFixed(2),
      `${cpu.peak.toFixed(2)} of ${cpu.limit}`,
    ].join(' | '),
  )
  return [
    '| service | peak memory | mean CPU | peak CPU |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}
