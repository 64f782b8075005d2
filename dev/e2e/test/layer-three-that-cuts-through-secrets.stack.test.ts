import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBeside } from '../src/beside.ts'
import { logqlAll, type Entry } from '../src/loki.ts'
import { until } from '../src/poll.ts'
import { forget, print } from '../src/print.ts'
import { composed } from '../src/service-image.ts'
import { stack } from '../src/stack.ts'

const began = Date.now()
const run = randomUUID().slice(0, 8)
const service = `cut-${run}`
const promtail = `cut-promtail-${run}`
const piece = 16_384

const password = 'Yk7PfRw3Lq9'
const key = 'Hb6Ns9TgUe'
/** Both halves of each, wherever it is cut. */
const needles = ['annel', 'iese.muster', 'Yk7Pf', 'w3Lq9', 'sent by OTLP']

/** A text, and how often: the program is an argument, and may not be long. */
type Run = readonly [text: string, times: number]
const text = (line: string): Run[] => [[line, 1]]

/** A password at byte 65,530, and an address across the end of every other piece of Docker's. */
function overlong(filler: string): Run[] {
  const runs: Run[] = []
  let length = 0
  const add = (...[what, times]: Run): void => {
    runs.push([what, times])
    length += what.length * times
  }
  for (let end = piece; end <= 12 * piece; end += piece) {
    const isFourth = end === 4 * piece
    const secret = isFourth
      ? ` password=${password} `
      : ` anneliese.mustermann@${filler}${end}.example.org `
    add(filler, (isFourth ? 65_530 - ' password='.length : end - 6) - length)
    add(secret, 1)
  }
  add(filler, 200 * 1024 - length)
  return runs
}

const lines: readonly Run[][] = [
  text('before the marked line'),
  [...text('{"sva.otlp":true,"message":"'), ['m', 40_000], ...text(' sent by OTLP"}')],
  [...text('{"sva.otlp":true,"message":"'), ...overlong('n'), ...text(' sent by OTLP"}')],
  text('after the marked line'),
  overlong('z'),
  text('after the long line'),
  // The agent may hold 64 KiB of these together, Promtail 500 lines: a key is across both.
  [
    ...text('Listing:\n'),
    [`    ${'v'.repeat(60)}\n`, 990],
    ...text('    -----BEGIN PRIVATE KEY-----\n'),
    [`    ${key.repeat(6)}\n`, 60],
    ...text('    -----END PRIVATE KEY-----\n'),
    [`    ${'w'.repeat(60)}\n`, 2_000],
  ],
  [...text('Object {\n    '), ...overlong('q'), ...text('\n}')],
  text('the last line'),
]
const program = `
  for (const line of ${JSON.stringify(lines)})
    console.log(line.map(([text, times]) => text.repeat(times)).join(''))
  process.stdout.write('last words')
`

const layers = [
  {
    layer: 'log agent',
    project: stack().project,
    last: 'last words',
    planted: [...needles, key],
    // Docker begins new files in the middle of lines.
    fileSize: '200k',
  },
  // It waits for the end of a line for ever, knows no limit but the number of lines, and joins nothing
  // across files.
  {
    layer: 'Promtail',
    project: promtail,
    last: 'the last line',
    planted: needles,
    fileSize: '10m',
  },
]

let stop: (() => Promise<void>) | undefined
beforeAll(async () => {
  const { services } = await composed(['promtail'])
  stop = await startBeside(services['log-agent']!, promtail)
})
afterAll(() => stop?.())

describe.each(layers)('$layer', ({ project, last, planted, fileSize }) => {
  const printer = { project, service }
  const query = `{service_name="${service}", service_namespace="${project}"}`
  let found: readonly Entry[]
  const having = (text: string): string[] =>
    found.map(({ line }) => line).filter((line) => line.includes(text))

  beforeAll(async () => {
    await print(printer, program, fileSize)
    const all = async (): Promise<boolean> => {
      found = await logqlAll(query, began, Date.now() + 10_000)
      return having(last).length > 0
    }
    await until(async () => ((await all()) ? true : undefined), { what: last })
  })
  afterAll(() => forget(printer))

  it('no half of a secret arrives, whatever ends in the middle of it', () => {
    expect(planted.filter((needle) => having(needle).length > 0)).toEqual([])
  })

  it('a line that the SDK has sent is left out to its end, and the lines around it are whole', () => {
    expect([...having('mmmm'), ...having('nnnn')]).toEqual([])
    expect(having('the marked line')).toEqual(['before the marked line', 'after the marked line'])
  })

  it.each(['zzzz', 'qqqq'])(
    'a line of 200 KiB is cut, and its rest is no record (%s)',
    (filler) => {
      const [long, ...more] = having(filler)
      expect(more).toEqual([])
      expect(long).toMatch(/ …\[cut\](?:\n\})?$/)
      expect(long!.length).toBeGreaterThan(60_000)
      expect(long!.length).toBeLessThan(70_000)
    },
  )

  it('what is near a cut one is kept, and has its end', () => {
    expect(having('after the long line')).toEqual(['after the long line'])
    expect(having(last)).toEqual([last])
  })
})
