import { EventEmitter, on, once } from 'node:events'
import { setTimeout as later } from 'node:timers/promises'
import { expect, it } from 'vitest'
import {
  bindWorkspaceContext,
  getWorkspaceContext,
  runWithoutWorkspaceContext,
  runWithWorkspaceContext,
} from '../src/index.ts'

const here = () => getWorkspaceContext().workspaceId
const inTown = <T>(fn: () => T) => runWithWorkspaceContext({ workspaceId: 'musterstadt' }, fn)

/** A pool as drivers have it: answers arrive on a connection that somebody else opened. */
class Pool {
  readonly #waiting: (() => void)[] = []
  query(answered: () => void): void {
    this.#waiting.push(answered)
  }
  answerAll(): void {
    for (const answered of this.#waiting.splice(0)) answered()
  }
}

it('a timer runs for the workspace that set it', async () => {
  expect(await inTown(() => later(1).then(here))).toBe('musterstadt')
  const [fromTimeout] = await inTown(() =>
    once(
      new (class extends EventEmitter {
        readonly timer = setTimeout(() => this.emit('done', here()), 1)
      })(),
      'done',
    ),
  )
  expect(fromTimeout).toBe('musterstadt')
})

it('the callback of a pool sees whoever answers, unless it is bound', () => {
  const pool = new Pool()
  const seen: (string | undefined)[] = []
  inTown(() => {
    pool.query(() => seen.push(here()))
    pool.query(bindWorkspaceContext(() => seen.push(here())))
  })
  runWithWorkspaceContext({ workspaceId: 'neudorf' }, () => pool.answerAll())
  // The first line is Node's behaviour, and the reason why bindWorkspaceContext() exists.
  expect(seen).toEqual(['neudorf', 'musterstadt'])
})

it('a bound callback keeps its this, its arguments and its result', () => {
  const bound = inTown(() =>
    bindWorkspaceContext(function (this: { fee: number }, factor: number) {
      return `${here()} ${this.fee * factor}`
    }),
  )
  expect(bound.call({ fee: 12 }, 2)).toBe('musterstadt 24')
})

it('what was bound outside of a workspace does not gain one where it is called', () => {
  const bound = bindWorkspaceContext(here)
  expect(inTown(bound)).toBeUndefined()
})

it('a listener of an emitter sees whoever emits, unless it is bound', () => {
  const bus = new EventEmitter()
  const seen: (string | undefined)[] = []
  inTown(() => {
    bus.on('paid', () => seen.push(here()))
    bus.on(
      'paid',
      bindWorkspaceContext(() => seen.push(here())),
    )
  })
  bus.emit('paid')
  expect(seen).toEqual([undefined, 'musterstadt'])
})

it('a generator runs for whoever asks for the next value, not for whoever made it', async () => {
  async function* permits() {
    while (true) yield here()
  }
  const made = inTown(() => permits())
  expect((await made.next()).value).toBeUndefined()
  const asked = await runWithWorkspaceContext({ workspaceId: 'neudorf' }, () => made.next())
  expect(asked.value).toBe('neudorf')
})

it('a loop over events stays in its workspace', async () => {
  const bus = new EventEmitter()
  const looped = inTown(async () => {
    const seen: (string | undefined)[] = []
    for await (const [receipt] of on(bus, 'paid')) {
      seen.push(here())
      if (receipt === 'last') break
    }
    return seen
  })
  bus.emit('paid', 'first')
  bus.emit('paid', 'last')
  expect(await looped).toEqual(['musterstadt', 'musterstadt'])
})

it('a connection opened for nobody stays with nobody', async () => {
  const connection = inTown(() => runWithoutWorkspaceContext(() => later(1).then(here)))
  expect(await connection).toBeUndefined()
})
