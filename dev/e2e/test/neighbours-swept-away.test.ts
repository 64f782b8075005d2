import { expect, it } from 'vitest'
import { belongs } from '../src/sweep.ts'

it.each(['sva-e2e-12-loki', 'sva-e2e-12_loki-data', 'sva-e2e-12-stores-loki', 'sva-e2e-12'])(
  'what a run made is its own: %s',
  (name) => expect(belongs(name, 'sva-e2e-12')).toBe(true),
)

it.each(['sva-e2e-123-loki', 'sva-studio-loki', 'my-sva-e2e-12-loki', 'bridge'])(
  'what others made is left alone: %s',
  (name) => expect(belongs(name, 'sva-e2e-12')).toBe(false),
)
