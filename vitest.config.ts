import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Text in, text out: nothing that one file could leave behind for the next. */
const pure = ['packages/redaction/test/**/*.test.ts', 'dev/generate/test/**/*.test.ts']
const never = ['**/*.{browser,stack}.test.ts', '**/node_modules/**', '**/dist/**']

export default defineConfig({
  test: {
    // A list of a hundred thousand numbers is no help, and hides the other failures.
    diff: { truncateThreshold: 40 },
    // The slow ones wait for processes, so one more than there are cores; the default is one fewer.
    maxWorkers: availableParallelism() + 1,
    // Only against hanging: two busy cores are slow, and slow is no failure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: never, isolate: false } },
      {
        extends: true,
        test: {
          name: 'rest',
          include: [
            'packages/*/test/**/*.test.ts',
            'apps/*/test/**/*.test.ts',
            'dev/*/test/**/*.test.ts',
          ],
          exclude: [...never, ...pure],
        },
      },
    ],
  },
})
