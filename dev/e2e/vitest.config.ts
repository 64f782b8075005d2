import { defineConfig } from 'vitest/config'
import { alone, most } from './src/lanes.ts'
import { SlowFirst } from './src/slow-first.ts'

const tests = 'dev/e2e/test/**/*.stack.test.ts'
const loner = `dev/e2e/test/${alone}`

export default defineConfig({
  test: {
    // A list of a hundred thousand numbers is no help, and hides the other failures.
    diff: { truncateThreshold: 40 },
    // Only against hanging.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        extends: true,
        test: { name: 'stack', include: [tests], exclude: [loner], maxWorkers: most },
      },
      {
        extends: true,
        test: { name: 'alone', include: [loner], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
