import { cpSync, appendFileSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { extras, root, type Extra } from '@sva/stack'
import { describe, expect, it } from 'vitest'
import type { Result } from '../src/run.ts'
import { composed, runService } from '../src/service-image.ts'

const vendor = { OTLP_FORWARD_ENDPOINT: 'https://otlp.vendor.example' }

/** Every choice of some of these, the empty one first. */
const subsets = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((some, one) => [...some, ...some.map((each) => [...each, one])], [[]])

const choices = subsets(extras).map((chosen) => ({ chosen, named: chosen.join(', ') || 'nothing' }))

it.for(choices)('compose takes the stack with $named', async ({ chosen }) => {
  for (const env of [{}, vendor]) {
    const { services } = await composed(chosen, env)
    expect(Object.keys(services)).toContain('otel-collector')
    expect('jaeger' in services).toBe(chosen.includes('tracing'))
    expect('cadvisor' in services).toBe(chosen.includes('containers'))
    expect(services['log-agent']!.image.startsWith('grafana/promtail')).toBe(
      chosen.includes('promtail'),
    )
  }
})

interface Judge {
  readonly what: string
  readonly service: string
  readonly with?: readonly Extra[]
  readonly env?: Readonly<Record<string, string>>
  /** The question to the program. `command`: what it is started with in the stack. */
  readonly ask: (command: readonly string[]) => readonly string[]
  /** In the container; the folder above it is a mounted one. */
  readonly file: string
}

const rules = globSync('*.yml', { cwd: join(root, 'dev/monitoring/prometheus/rules') })
const collector = (what: string, choice: Pick<Judge, 'with' | 'env'>): Judge => ({
  what: `otel-collector ${what}`,
  service: 'otel-collector',
  ask: (command) => ['/otelcol-k8s', 'validate', ...command],
  file: '/etc/otelcol/config.yaml',
  ...choice,
})
const strict = ['--lint=all', '--lint-fatal']

const judges: readonly Judge[] = [
  {
    what: 'prometheus',
    service: 'prometheus',
    ask: () => ['/bin/promtool', 'check', 'config', ...strict, '/etc/prometheus/prometheus.yml'],
    file: '/etc/prometheus/prometheus.yml',
  },
  ...rules.map((name) => ({
    what: `rules ${name}`,
    service: 'prometheus',
    ask: () => ['/bin/promtool', 'check', 'rules', ...strict, `/etc/prometheus/rules/${name}`],
    file: `/etc/prometheus/rules/${name}`,
  })),
  {
    what: 'alertmanager, as rendered',
    service: 'alertmanager',
    ask: () => ['/bin/amtool', 'check-config', '/etc/alertmanager/alertmanager.yml'],
    file: '/etc/alertmanager/alertmanager.yml',
  },
  {
    what: 'loki',
    service: 'loki',
    ask: (command) => ['/usr/bin/loki', ...command, '-verify-config'],
    file: '/etc/loki/config.yaml',
  },
  collector('alone', {}),
  collector('with tracing', { with: ['tracing'] }),
  collector('with a vendor', { env: vendor }),
  collector('with tracing and a vendor', { with: ['tracing'], env: vendor }),
  {
    what: 'log-agent',
    service: 'log-agent',
    ask: (command) => ['/otelcol-k8s', 'validate', ...command],
    file: '/etc/log-agent/config.yaml',
  },
  {
    what: 'promtail',
    service: 'log-agent',
    with: ['promtail'],
    ask: (command) => ['/usr/bin/promtail', ...command, '-check-syntax'],
    file: '/etc/promtail/config.yaml',
  },
]

/** @param harm what is done to a copy of the file first. */
async function judged(judge: Judge, harm?: (file: string) => void): Promise<Result> {
  const model = await composed(judge.with, judge.env)
  const { command, volumes = [] } = model.services[judge.service]!
  const mounted = volumes.find(({ target }) => judge.file.startsWith(`${target}/`))!
  if (harm === undefined) return runService(model, judge.service, judge.ask(command))
  const copy = mkdtempSync(join(tmpdir(), 'sva-harmed-'))
  try {
    // The folder that mkdtemp makes is closed to the container's user.
    const folder = join(copy, basename(mounted.source))
    cpSync(mounted.source, folder, { recursive: true })
    harm(join(folder, judge.file.slice(mounted.target.length)))
    return await runService(model, judge.service, judge.ask(command), { [mounted.target]: folder })
  } finally {
    rmSync(copy, { recursive: true })
  }
}

describe.for(judges)('$what', (judge) => {
  it('is taken by its own program', async () => {
    const { code, stdout, stderr } = await judged(judge)
    expect({ code, said: code === 0 ? '' : `${stdout}${stderr}` }).toEqual({ code: 0, said: '' })
  })

  it('would be refused with a setting that does not exist', async () => {
    const { code, stdout, stderr } = await judged(judge, (file) =>
      appendFileSync(file, '\nno_such_setting: true\n'),
    )
    expect(code).not.toBe(0)
    expect(`${stdout}${stderr}`).toContain('no_such_setting')
  })
})
