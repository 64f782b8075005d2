import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LogFile } from '../src/log-file.ts'
import { runTour } from './run-tour.ts'

const number = (text: string): number => Number(text.replaceAll(',', ''))

test('plain OpenTelemetry lets almost everything pass, and the tour finds it: exit 3', async () => {
  const { exitCode, output } = await runTour(
    '--once',
    '--plain',
    '--port',
    '0',
    '--seconds',
    '5',
  ).ended()
  const [, planted = '', arrived = ''] =
    /([\d,]+) planted values.*: ([\d,]+) arrived/.exec(output) ?? []
  expect(exitCode).toBe(3)
  expect(number(arrived)).toBeGreaterThan(number(planted) * 0.9)
  expect(output).not.toContain('broken')
})

test('through our packages nothing claimed arrives and everything expected does: exit 0', async () => {
  const { exitCode, output } = await runTour('--once', '--port', '0', '--seconds', '5').ended()
  expect(output).toContain(': 0 arrived')
  expect(output).not.toContain('broken')
  expect(exitCode).toBe(0)
})

test('the log file is for its owner only', async () => {
  const log = new LogFile()
  log.write('test', 'a line')
  await log.close()
  expect(statSync(log.path).mode & 0o777).toBe(0o600)
})
