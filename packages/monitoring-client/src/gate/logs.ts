import type { ReadableLogRecord } from '@opentelemetry/sdk-logs'
import { WORKSPACE_ID } from '../attribution.ts'
import type { FieldGate } from './fields.ts'
import type { SharedParts } from './resource.ts'
import { sendableTime } from './sendable.ts'

/** Builds the record that may leave, from a closed list of fields. */
export type LogGate = (record: ReadableLogRecord) => ReadableLogRecord

type Draft = { -readonly [Field in keyof ReadableLogRecord]: ReadableLogRecord[Field] }

export function createLogGate(fields: FieldGate, shared: SharedParts): LogGate {
  return function gate(record) {
    const workspaceId = record.attributes[WORKSPACE_ID]
    const { spanContext, severityText, severityNumber, body, eventName } = record
    const clean: Draft = {
      hrTime: sendableTime(record.hrTime, record.hrTimeObserved),
      hrTimeObserved: record.hrTimeObserved,
      resource: shared.resource(record.resource),
      instrumentationScope: shared.scope(record.instrumentationScope),
      attributes: fields.attributes(
        record.attributes,
        'log.attributes',
        typeof workspaceId === 'string' ? workspaceId : undefined,
      ),
      droppedAttributesCount: record.droppedAttributesCount,
    }
    if (spanContext !== undefined) clean.spanContext = fields.spanContext(spanContext)
    if (severityNumber !== undefined) clean.severityNumber = severityNumber
    if (severityText !== undefined) {
      clean.severityText = fields.name(severityText, 'log.severity_text')
    }
    if (body !== undefined) clean.body = fields.value(body, 'log.body')
    if (eventName !== undefined) clean.eventName = fields.name(eventName, 'log.event_name')
    return clean
  }
}

/**
 * Cleans each record once although console and collector both want it: the counters would say
 * twice what was taken out. A record that is changed after that changes nothing.
 */
export function cleanOnce(gate: LogGate): LogGate {
  const cleaned = new WeakMap<ReadableLogRecord, ReadableLogRecord>()
  return function gateOnce(record) {
    const known = cleaned.get(record)
    if (known !== undefined) return known
    const clean = gate(record)
    cleaned.set(record, clean)
    return clean
  }
}
