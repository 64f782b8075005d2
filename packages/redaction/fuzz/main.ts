import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { type Found, found } from './found.ts'
import type { Hunt } from './hunt.ts'
import { tried } from './mutate.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    bound: { type: 'string', default: '2' },
  },
})
const [seconds, seed, bound] = [Number(values.seconds), Number(values.seed), Number(values.bound)]
const MOST_FINDINGS = 20
const LONGEST_JUDGEMENT = 10_000

const file = new URL('found.ts', import.meta.url)
const known = new Set(found.map(keyOf))
const pulse = new Int32Array(new SharedArrayBuffer(8))
const ends = Date.now() + seconds * 1_000
console.log(`seed ${seed}, ${seconds} s, slow above ${bound} times the reference`)

let findings = 0
let worker = start(0)
let [last, since] = [-1, Date.now()]
const watchdog = setInterval(() => {
  const [current = 0, beats = 0] = pulse
  if (beats !== last) [last, since] = [beats, Date.now()]
  else if (Date.now() - since > LONGEST_JUDGEMENT) {
    keep({ ...tried(seed, current), kind: 'endless' })
    void worker.terminate()
    worker = start(current + 1)
    since = Date.now()
  }
  if (Date.now() > ends || findings >= MOST_FINDINGS) stop()
}, 250)

function start(from: number): Worker {
  const hunt: Hunt = { seed, from, bound, pulse }
  const worker = new Worker(new URL('hunt.ts', import.meta.url), { workerData: hunt })
  worker.on('message', keep)
  return worker
}

function keep(one: Found): void {
  if (known.has(keyOf(one))) return
  known.add(keyOf(one))
  findings++
  console.log(JSON.stringify(one))
  const { kind, text, key } = one
  const row = `  { kind: '${kind}', text: ${printable(text)}${key === undefined ? '' : `, key: '${key}'`} },\n`
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/\]\n$/, () => `${row}]\n`),
  )
}

function keyOf({ kind, text, key }: Found): string {
  return JSON.stringify([kind, text, key])
}

function printable(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[^ -~]/g,
    (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function stop(): void {
  clearInterval(watchdog)
  void worker.terminate()
  console.log(`${pulse[0]} attempts, ${findings} new findings`)
  process.exitCode = findings > 0 ? 1 : 0
}
