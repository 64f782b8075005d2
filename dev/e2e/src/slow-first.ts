import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The slowest: begun last, each of them would end alone. */
const slow = ['queue-shorter', 'retention-', 'planted-', 'records-lost', 'disk-', 'tracing-']

/** In the order in which all stacks have something to do until the end. */
export class SlowFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((a, b) => place(a) - place(b)))
  }
}

function place({ moduleId }: TestSpecification): number {
  const found = slow.findIndex((name) => moduleId.includes(`/${name}`))
  return found < 0 ? slow.length : found
}
