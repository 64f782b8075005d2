import { expect, test } from 'vitest'
import { readOptions, UsageError } from '../src/cli.ts'
import { runTour } from './run-tour.ts'

test('an option that does not exist: a sentence and exit 2, not a stack', async () => {
  const { exitCode, output } = await runTour('--ones').ended()
  expect(exitCode).toBe(2)
  expect(output).toBe("Unknown option '--ones'. ./run demo --help lists the options.\n")
})

test.each([
  ['--seconds', '0'],
  ['--seconds', 'x'],
  ['--port', '65536'],
  ['--port', '-1'],
  ['word'],
])('a value that makes no sense is refused: %s %s', (...args) => {
  expect(() => readOptions(args)).toThrow(UsageError)
})

test('without a person the traffic is shorter', () => {
  expect(readOptions([]).seconds).toBe(60)
  expect(readOptions(['--once']).seconds).toBe(20)
  expect(readOptions(['--once', '--seconds', '9']).seconds).toBe(9)
})
