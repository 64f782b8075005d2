import type { Link } from '@opentelemetry/api'
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace'
import type { Redactor } from '@sva/redaction'
import { WORKSPACE_ID, workspaceOfSpan } from '../attribution.ts'
import { gateAttributes, gateText } from './attributes.ts'
import type { SharedParts } from './resource.ts'
import { gateSpanContext } from './span-context.ts'

export type SpanGate = (span: ReadableSpan) => ReadableSpan

/** Builds the span that may leave, from a closed list of fields. */
export function createSpanGate(redactor: Redactor, shared: SharedParts): SpanGate {
  const event = (event: TimedEvent): TimedEvent => ({
    time: event.time,
    name: gateText(event.name, 'span.events', redactor),
    ...(event.attributes === undefined
      ? {}
      : { attributes: gateAttributes(event.attributes, 'span.events', redactor) }),
    ...(event.droppedAttributesCount === undefined
      ? {}
      : { droppedAttributesCount: event.droppedAttributesCount }),
  })
  const link = (link: Link): Link => ({
    context: gateSpanContext(link.context, redactor),
    ...(link.attributes === undefined
      ? {}
      : { attributes: gateAttributes(link.attributes, 'span.links', redactor) }),
    ...(link.droppedAttributesCount === undefined
      ? {}
      : { droppedAttributesCount: link.droppedAttributesCount }),
  })
  return function gate(span) {
    const spanContext = gateSpanContext(span.spanContext(), redactor)
    const attributes = gateAttributes(span.attributes, 'span.attributes', redactor)
    // Asserted again: an app's own `workspace_id` attribute must not move a span to a neighbour.
    const workspaceId = workspaceOfSpan(span)
    if (workspaceId !== undefined) attributes[WORKSPACE_ID] = workspaceId
    return {
      name: gateText(span.name, 'span.name', redactor),
      kind: span.kind,
      spanContext: () => spanContext,
      ...(span.parentSpanContext === undefined
        ? {}
        : { parentSpanContext: gateSpanContext(span.parentSpanContext, redactor) }),
      startTime: span.startTime,
      endTime: span.endTime,
      status: {
        code: span.status.code,
        ...(span.status.message === undefined
          ? {}
          : { message: gateText(span.status.message, 'span.status', redactor) }),
      },
      attributes,
      links: span.links.map(link),
      events: span.events.map(event),
      duration: span.duration,
      ended: span.ended,
      resource: shared.resource(span.resource),
      instrumentationScope: shared.scope(span.instrumentationScope),
      droppedAttributesCount: span.droppedAttributesCount,
      droppedEventsCount: span.droppedEventsCount,
      droppedLinksCount: span.droppedLinksCount,
    }
  }
}
