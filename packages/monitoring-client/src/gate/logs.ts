import type { ReadableLogRecord } from '@opentelemetry/sdk-logs'
import type { Redactor } from '@sva/redaction'
import { gateAttributes, gateText } from './attributes.ts'
import type { SharedParts } from './resource.ts'
import { gateSpanContext } from './span-context.ts'

/** Builds the record that may leave, from a closed list of fields. */
export type LogGate = (record: ReadableLogRecord) => ReadableLogRecord

/**
 * Each record is cleaned once, even when console and collector both want it: the counters would
 * say twice what was taken out. A record that is changed after that changes nothing.
 */
export function createLogGate(redactor: Redactor, shared: SharedParts): LogGate {
  const gated = new WeakMap<ReadableLogRecord, ReadableLogRecord>()
  return function gate(record) {
    let clean = gated.get(record)
    if (clean === undefined) {
      clean = gateLog(record, redactor, shared)
      gated.set(record, clean)
    }
    return clean
  }
}

function gateLog(
  record: ReadableLogRecord,
  redactor: Redactor,
  shared: SharedParts,
): ReadableLogRecord {
  return {
    hrTime: record.hrTime,
    hrTimeObserved: record.hrTimeObserved,
    ...(record.spanContext === undefined
      ? {}
      : { spanContext: gateSpanContext(record.spanContext, redactor) }),
    ...(record.severityText === undefined
      ? {}
      : { severityText: gateText(record.severityText, 'log.severity_text', redactor) }),
    ...(record.severityNumber === undefined ? {} : { severityNumber: record.severityNumber }),
    ...(record.body === undefined
      ? {}
      : { body: redactor.redact(record.body, undefined, 'log.body') }),
    ...(record.eventName === undefined
      ? {}
      : { eventName: gateText(record.eventName, 'log.event_name', redactor) }),
    resource: shared.resource(record.resource),
    instrumentationScope: shared.scope(record.instrumentationScope),
    attributes: gateAttributes(record.attributes, 'log.attributes', redactor),
    droppedAttributesCount: record.droppedAttributesCount,
  }
}
