import { vi } from 'vitest'
import { completePolicy } from '../../src/complete-policy.ts'
import { createKeys } from '../../src/keys.ts'
import { createPrograms } from '../../src/programs.ts'
import { scan } from '../../src/scan.ts'

const keys = createKeys()
const program = createPrograms(completePolicy(), keys).of(keys.verdict(''))

/** Counts the characters that a scan reads; reading a run twice for each of its characters shows. */
export function readsOf(text: string): number {
  const read = vi.spyOn(String.prototype, 'charCodeAt')
  scan(text, program)
  const { length } = read.mock.calls
  read.mockRestore()
  return length
}
