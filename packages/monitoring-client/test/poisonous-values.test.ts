import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run, type Finished } from './support/program.ts'
import { startSink, type Sink } from './support/sink.ts'

describe('a value that nobody can serialize costs itself, not the app and not its batch', () => {
  let sink: Sink
  let finished: Finished

  beforeAll(async () => {
    sink = await startSink()
    finished = await run('hostile', { env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint } })
      .finished
  })
  afterAll(() => sink.close())

  it('never throws into the app', () => {
    expect(finished.stderr).toContain('threw 0')
    expect(finished.code).toBe(0)
  })

  it('the record after it arrives', () => {
    expect(sink.logs().map((log) => log.body)).toContain('the last one arrives')
  })

  it('every record with such a field arrives', () => {
    const fields = sink.logs().filter((log) => String(log.body).startsWith('field '))
    expect(fields).toHaveLength(16)
  })

  it('no number leaves that a collector refuses the whole request for', () => {
    const sent = sink.bytes.join('')
    expect(sent).not.toMatch(/"(doubleValue|asDouble)":null|"intValue":-?[\d.]+e|UnixNano":"\d{20}/)
    expect(sent).toContain('{"key":"nan","value":{"stringValue":"NaN"}}')
    expect(sent).toContain('{"stringValue":"1e+300"}')
  })

  it('a span with an event of no time arrives', () => {
    expect(sink.spans().map(({ name }) => name)).toContain('hostile')
  })

  it('never calls a getter or toJSON', () => {
    expect(sink.bytes.join('')).not.toMatch(/was called/)
  })

  it('a body that the app changes afterwards leaves as it was', () => {
    expect(sink.bytes.join('')).not.toContain('changed afterwards')
    expect(finished.stdout).not.toContain('changed afterwards')
  })

  it('every line on the console is one JSON object', () => {
    for (const line of finished.stdout.trim().split('\n'))
      expect(() => JSON.parse(line)).not.toThrow()
  })
})
