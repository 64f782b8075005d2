import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { bindEmitter } from '../src/adapters/bind-emitter.ts'
import { getWorkspaceContext, runWithWorkspaceContext } from '../src/index.ts'

type Listener = (...args: unknown[]) => void

/** What OpenTelemetry's context manager does to each request, before our adapter sees it. */
function bindAsOpenTelemetry(emitter: EventEmitter): void {
  const wrapped = new Map<Listener, Listener>()
  const on = emitter.on.bind(emitter)
  const removeListener = emitter.removeListener.bind(emitter)
  emitter.on = (event, listener: Listener) => {
    const wrapper: Listener = (...args) => listener(...args)
    wrapped.set(listener, wrapper)
    return on(event, wrapper)
  }
  emitter.removeListener = (event, listener: Listener) =>
    removeListener(event, wrapped.get(listener) ?? listener)
}

const emitters: Record<string, () => EventEmitter> = {
  'a plain emitter': () => new EventEmitter(),
  'an emitter that OpenTelemetry has bound': () => {
    const emitter = new EventEmitter()
    bindAsOpenTelemetry(emitter)
    return emitter
  },
  'an emitter that is bound twice, as below a nested router': () => {
    const emitter = new EventEmitter()
    bindEmitter(emitter)
    return emitter
  },
}

describe.each(Object.entries(emitters))('on %s', (_, create) => {
  const bound = () => {
    const emitter = create()
    bindEmitter(emitter)
    return emitter
  }

  it('a listener that was called once is gone, however often one waits for the next', () => {
    const emitter = bound()
    let calls = 0
    for (let n = 0; n < 40; n += 1) {
      emitter.once('drain', () => (calls += 1))
      emitter.emit('drain')
    }
    expect([calls, emitter.listenerCount('drain')]).toEqual([40, 0])
  })

  it('a listener that is removed is gone: the one that was added last, one at a time', () => {
    const emitter = bound()
    const seen: (string | undefined)[] = []
    const listener = () => void seen.push(getWorkspaceContext().workspaceId)
    for (const workspaceId of ['musterstadt', 'neudorf'])
      runWithWorkspaceContext({ workspaceId }, () => emitter.on('close', listener))
    emitter.removeListener('close', listener)
    emitter.emit('close')
    expect(seen).toEqual(['musterstadt'])
    emitter.removeListener('close', listener)
    expect(emitter.listenerCount('close')).toBe(0)
  })

  it('removing from one event leaves the others, and one that waits once can be removed', () => {
    const emitter = bound()
    const heard: string[] = []
    const listener = () => void heard.push('heard')
    emitter.on('close', listener)
    emitter.once('error', listener)
    emitter.removeListener('error', listener)
    expect([emitter.listenerCount('close'), emitter.listenerCount('error')]).toEqual([1, 0])
    emitter.emit('close')
    expect(heard).toEqual(['heard'])
  })
})

it('whoever asks for the listeners gets the functions that were added', () => {
  const emitter = new EventEmitter()
  bindEmitter(emitter)
  const listener = () => {}
  emitter.on('close', listener)
  emitter.once('close', listener)
  expect(emitter.listeners('close')).toEqual([listener, listener])
})
