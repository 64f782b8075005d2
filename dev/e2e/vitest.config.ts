import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A list of a hundred thousand numbers is no help, and hides the other failures.
    diff: { truncateThreshold: 40 },
    include: ['dev/e2e/test/**/*.stack.test.ts'],
    // One stack for all of them, and some take a part of it away for a while.
    fileParallelism: false,
    sequence: { shuffle: false },
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
