import type { ReadableLogRecord } from '@opentelemetry/sdk-logs'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createConsoleSink } from '../src/console.ts'

const record = (attributes: Record<string, unknown>): ReadableLogRecord =>
  ({
    hrTime: [1_700_000_000, 0],
    severityText: 'INFO',
    body: 'taken in',
    attributes,
    instrumentationScope: { name: 'forms' },
  }) as unknown as ReadableLogRecord

/** What the log agent leaves out: dev/monitoring/log-agent/config.yaml. */
const mark = '{"sva.otlp":true,'

function printed(sent: boolean, attributes: Record<string, unknown> = {}): string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  onTestFinished(() => write.mockRestore())
  createConsoleSink('json', sent)(record(attributes))
  return String(write.mock.calls[0]![0])
}

it('a record that leaves by OTLP is marked, so that the log agent does not store it again', () => {
  expect(printed(true).startsWith(mark)).toBe(true)
  expect(JSON.parse(printed(true))).toMatchObject({ 'sva.otlp': true, message: 'taken in' })
})

it('a record that does not leave is never taken for one, whatever its attributes say', () => {
  expect(printed(false, { 'sva.otlp': true, first: 1 }).startsWith(mark)).toBe(false)
})
