import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readsText } from '../contender.ts'
import {
  type HostileShape,
  hostileShapes,
  hostileText,
} from '../../../../packages/redaction/corpus/hostile.ts'
import { progress } from '../measure.ts'
import type { Cells, Settings, Suite } from '../suite.ts'

const KIB = 1024
const LENGTH = 64 * KIB
const GOAL = 2
const SLOWEST = 5

interface Taken {
  readonly shape: HostileShape
  readonly time: number
}

/** The longest that a single hostile text can hold up the event loop. */
export const hostile: Suite = {
  name: 'hostile',
  about: `${hostileShapes.length} hostile texts of 64 KiB`,
  columns: ({ cap }) => [
    {
      key: 'worst',
      title: 'worst',
      digits: 1,
      unit: ' ms',
      goal: `<= ${GOAL} ms`,
      cap,
      about: `The slowest of ${hostileShapes.length} hostile texts of 64 KiB, CPU time.`,
    },
    {
      key: 'longer',
      title: '128 KiB',
      digits: 1,
      unit: ' ms',
      cap,
      about: 'The same at 128 KiB, of which ours reads the first 64 (`limits.text`); only ours.',
    },
    {
      key: 'slow',
      title: `> ${GOAL} ms`,
      goal: '0',
      about: `Hostile texts that took longer than ${GOAL} ms, as far as they were tried.`,
    },
  ],
  async run(contenders, settings) {
    const cells: Cells = {}
    const notes: string[] = []
    for (const { name } of contenders.filter(readsText)) {
      const taken = await takeAll(name, LENGTH, settings)
      cells[name] = {
        worst: worstOf(taken, settings),
        slow: taken.filter(({ time }) => time > GOAL).length,
      }
      const late = taken.filter(({ time }) => time >= settings.cap).length
      notes.push(
        taken.length < hostileShapes.length
          ? `${name}: given up after ${late} of the first ${taken.length} hostile texts took over ${settings.cap} ms`
          : `${name}, slowest hostile texts: ${slowestOf(taken, settings)}`,
      )
    }
    if (cells['ours'] !== undefined) {
      const longer = await takeAll('ours', 2 * LENGTH, settings)
      cells['ours']['longer'] = worstOf(longer, settings)
      notes.push(await growth(settings))
    }
    return { cells, notes }
  },
}

function worstOf(taken: readonly Taken[], { cap }: Settings): number {
  return Math.min(cap, Math.max(...taken.map(({ time }) => time)))
}

/** Below this a timer shows itself. */
const MEASURABLE = 0.3

/** `limits.text` cuts at 64 KiB, so the doubling that shows is the one below. */
async function growth(settings: Settings): Promise<string> {
  const half = await takeAll('ours', LENGTH / 2, settings)
  const whole = await takeAll('ours', LENGTH, settings)
  const ratios = half.flatMap(({ time }, index) =>
    time < MEASURABLE ? [] : [(whole[index]?.time ?? settings.cap) / time],
  )
  const shown =
    ratios.length === 0 ? 'none takes long enough to tell' : Math.max(...ratios).toFixed(2)
  return `ours, largest growth from 32 to 64 KiB: ${shown}`
}

function slowestOf(taken: readonly Taken[], { cap }: Settings): string {
  return taken
    .toSorted((a, b) => b.time - a.time)
    .slice(0, SLOWEST)
    .map(({ shape, time }) => `${shape.name} ${time >= cap ? `> ${cap}` : time.toFixed(1)} ms`)
    .join(', ')
}

/** In a process of its own: a regular expression that runs for minutes can only be killed. */
async function takeAll(
  name: string,
  length: number,
  { cap, giveUp }: Settings,
  shapes: readonly HostileShape[] = hostileShapes,
): Promise<readonly Taken[]> {
  const taken: Taken[] = []
  let child = await start(name)
  let over = 0
  for (const shape of shapes) {
    progress(`${name}, hostile text ${taken.length + 1} of ${shapes.length}`)
    const time = await ask(child, hostileText(shape, length), cap)
    taken.push({ shape, time: time ?? cap })
    if (time !== undefined) continue
    child.kill('SIGKILL')
    if (++over === giveUp && name !== 'ours') return taken
    child = await start(name)
  }
  child.kill()
  return taken
}

async function start(name: string): Promise<ChildProcess> {
  const child = fork(new URL('hostile-child.ts', import.meta.url), [name])
  await once(child, 'message')
  return child
}

/** The milliseconds it took; nothing when it was not over in time. */
async function ask(child: ChildProcess, text: string, cap: number): Promise<number | undefined> {
  const answer = once(child, 'message', { signal: AbortSignal.timeout(2 * cap) })
  child.send(text)
  try {
    const [time] = (await answer) as [number]
    return time < cap ? time : undefined
  } catch {
    return undefined
  }
}
