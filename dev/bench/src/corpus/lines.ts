import { clock, day, digits, hex, type Random, timestamp, uuid } from './random.ts'
import * as words from './words.ts'

/** One kind of log line. `note` is where a planted value may stand. */
type Line = (random: Random, note: string) => string

const ms = (random: Random) => `${random.int(1, 900)}.${digits(random, 1)}`

const app: Line = (random, note) =>
  `${timestamp(random)} ${random.pick(words.levels)} [${random.pick(words.services)}] ${note} req=${uuid(random)}`

const classic: Line = (random, note) =>
  `${day(random)} ${clock(random).replace('.', ',')} [worker-${random.int(1, 16)}] ${random.pick(words.levels)} ${random.pick(words.services)}.Service@${hex(random, 7)} - ${note} (${ms(random)} ms)`

const access: Line = (random, note) =>
  `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)} - - [21/Nov/2026:${clock(random).slice(0, 8)} +0100] "${random.pick(words.methods)} ${words.path(random)}?page=${random.int(1, 40)} HTTP/1.1" ${random.pick(words.statuses)} ${random.int(0, 90_000)} "-" "${note === '' ? random.pick(words.agents) : note}"`

const json: Line = (random, note) =>
  JSON.stringify({
    level: random.pick(words.levels).toLowerCase(),
    time: 1_763_700_000_000 + random.int(0, 9e8),
    msg: note,
    trace_id: hex(random, 32),
    ms: Number(ms(random)),
  })

const logfmt: Line = (random, note) =>
  `ts=${timestamp(random)} level=${random.pick(words.levels).toLowerCase()} caller=${random.pick(words.services)}.go:${random.int(10, 900)} span=${hex(random, 12)} duration=${ms(random)}ms msg="${note}"`

const stack: Line = (random, note) =>
  `${random.pick(words.errors)}: ${note}${words.frames(random, random.int(2, 4))}`

const statement: Line = (random, note) =>
  `${timestamp(random)} DEBUG [${random.pick(words.hosts)}] ${words.sql(random)} -- ${note === '' ? '' : `${note}, `}${ms(random)} ms, rows=${random.int(0, 500)}`

const version: Line = (random, note) =>
  `${random.pick(words.services)} v${random.int(1, 9)}.${random.int(0, 30)}.${random.int(0, 9)}-rc.${random.int(1, 9)} (${hex(random, 7)}) on node ${random.int(22, 26)}.${random.int(0, 20)}.0: ${note}`

const shares: readonly (readonly [share: number, line: Line])[] = [
  [4, app],
  [3, classic],
  [3, access],
  [4, json],
  [2, logfmt],
  [1, stack],
  [1, statement],
  [4, version],
]

const kinds = shares.flatMap(([share, line]) => Array<Line>(share).fill(line))

/** A log line of a service; `planted` stands in its free text. */
export function logLine(random: Random, planted?: string): string {
  const kind = random.pick(kinds)
  if (planted !== undefined) return kind(random, planted)
  const silent = kind === access || kind === statement
  return kind(random, silent ? '' : words.sentence(random))
}
