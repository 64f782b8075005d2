import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBeside } from '../src/beside.ts'
import { logql, logqlAll, type Entry } from '../src/loki.ts'
import { until } from '../src/poll.ts'
import { forget, logFiles, nameOf, print } from '../src/print.ts'
import { composed } from '../src/service-image.ts'
import { stack } from '../src/stack.ts'

const began = Date.now()
const run = randomUUID().slice(0, 8)
const service = `printer-${run}`
const foreign = `foreign-${run}`

const lines = 4_000
/** What nobody may find; the third of the key is its short last line. */
const secrets = [
  'erika.mustermann@',
  '370400440532013000',
  'hunter2-geheim',
  'Lm4yB0rGqD',
  'Zt8Yv1kQ3p',
  'Qx7+aw3T',
  'Wz5dK9uErst',
]
const [mail, iban, password, key1, key2, key3, cut] = secrets
const output = [
  `hello ${mail}example.org`,
  // 40 KiB; the pieces of Docker end inside of the password.
  `${'x'.repeat(16_370)} password=${cut} ${'y'.repeat(24_000)} the end`,
  `Error: no account DE89${iban}\n    at pay (file:///app/pay.js:1:7)\nCaused by: ${mail}example.org\n\n    at last`,
  `-----BEGIN PRIVATE KEY-----\n${key1!.repeat(6)}\n${key2!.repeat(6)}\n${key3}\n-----END PRIVATE KEY-----`,
  `{\n  "password": "${password}",\n  "tries": 1\n}`,
  '{"sva.otlp":true,"message":"sent by OTLP as well"}',
  'the last line before the burst',
]
const program = `
  for (const line of ${JSON.stringify(output)}) console.log(line)
  console.error('on standard error')
  for (let n = 0; n < ${lines}; n++)
    console.log('burst ' + n + ' of ${run}: GET /musterstadt/antraege 200 in 12 ms, ${mail}example.org')
  console.log('done')
`

const promtail = `promtail-${run}`
const layers = [
  { layer: 'log agent', project: stack().project },
  { layer: 'Promtail', project: promtail },
]

let stop: (() => Promise<void>) | undefined
beforeAll(async () => {
  const { services } = await composed(['promtail'])
  stop = await startBeside(services['log-agent']!, promtail)
})
afterAll(() => stop?.())

describe.each(layers)('$layer', ({ project }) => {
  const printer = { project, service }
  const stranger = { project: foreign, service: `${service}-of-${project}` }
  const query = `{service_name="${service}", service_namespace="${project}"}`
  let found: readonly Entry[]
  let files: readonly string[]
  const burst = (): readonly Entry[] => found.filter(({ line }) => line.startsWith('burst '))

  beforeAll(async () => {
    await print(stranger, `console.log('${mail}example.org')`)
    await print(printer, program)
    files = await logFiles(printer)
    const all = async (): Promise<boolean> => {
      found = await logqlAll(query, began, Date.now() + 10_000)
      return new Set(burst().map(({ line }) => line)).size === lines && seen('done')
    }
    await until(async () => ((await all()) ? true : undefined), {
      what: `${lines} lines of a burst`,
      every: 2_000,
    })
  })
  afterAll(async () => {
    await forget(printer)
    await forget(stranger)
  })

  const seen = (text: string): boolean => found.some(({ line }) => line.includes(text))

  it('nothing of what it must take out arrives', () => {
    expect(secrets.filter((secret) => seen(secret))).toEqual([])
    expect(seen('hello e***@example.org')).toBe(true)
  })

  it('a line of 40 KiB is one record, and no cut goes through a secret', () => {
    const [long, ...more] = found.filter(({ line }) => line.includes('xxxx'))
    expect(more).toEqual([])
    expect(long!.line.length).toBeGreaterThan(40_000)
    expect(long!.line).toContain('password=[REDACTED]')
    expect(long!.line.endsWith('the end')).toBe(true)
  })

  it('a stack trace, a key and a printed object are a record each', () => {
    const trace = found.find(({ line }) => line.startsWith('Error: no account'))
    expect(trace?.line).toMatch(/at pay[^]*Caused by: e\*{3}@example\.org[^]*at last$/)
    expect(found.map(({ line }) => line)).toContain('[private-key]')
    expect(found.find(({ line }) => line.startsWith('{'))?.line).toMatch(
      /"password": "\[REDACTED\]",\n\s+"tries": 1\n\}/,
    )
  })

  it('a burst that rotates the file loses no line and stores none twice', () => {
    expect(files.length).toBeGreaterThan(3)
    expect(burst().length).toBe(lines)
    expect(found.filter(({ line }) => line === 'done').length).toBe(1)
  })

  it('what the SDK sends by OTLP is not stored again', () => {
    expect(seen('sent by OTLP as well')).toBe(false)
  })

  it('the output of another project stays where it is', async () => {
    expect(await logql(`{service_namespace="${foreign}"}`)).toEqual([])
  })

  it('standard error is told from standard output, and a container by its name', () => {
    const error = found.find(({ line }) => line === 'on standard error')
    expect(error?.labels).toMatchObject({
      service_name: service,
      service_namespace: project,
      deployment_environment_name: 'development',
      log_iostream: 'stderr',
      container_name: nameOf(printer),
    })
  })
})
