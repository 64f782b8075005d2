import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A list of a hundred thousand numbers is no help, and hides the other failures.
    diff: { truncateThreshold: 40 },
    include: [
      'packages/*/test/**/*.test.ts',
      'apps/*/test/**/*.test.ts',
      'dev/*/test/**/*.test.ts',
    ],
    exclude: ['**/*.{browser,stack}.test.ts', '**/node_modules/**', '**/dist/**'],
    // The slow ones wait for processes, so one more than there are cores; the default is one fewer.
    maxWorkers: availableParallelism() + 1,
    // Only against hanging: two busy cores are slow, and slow is no failure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
