import type { Suite } from './suite.ts'
import { batch } from './suites/batch.ts'
import { hostile } from './suites/hostile.ts'
import { keys } from './suites/keys.ts'
import { memory } from './suites/memory.ts'
import { mixed } from './suites/mixed.ts'

export const suites: readonly Suite[] = [mixed, memory, keys, batch, hostile]
