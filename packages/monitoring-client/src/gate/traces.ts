import {
  SpanKind,
  type Attributes,
  type HrTime,
  type Link,
  type SpanStatus,
} from '@opentelemetry/api'
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace'
import { isIP } from 'node:net'
import { WORKSPACE_ID, workspaceOfSpan } from '../attribution.ts'
import type { FieldGate } from './fields.ts'
import type { SharedParts } from './resource.ts'
import { sendableTime } from './sendable.ts'

/** Builds the span that may leave, from a closed list of fields. */
export type SpanGate = (span: ReadableSpan) => ReadableSpan

/** Who calls out names a machine of ours, not a person: masking it hides which upstream failed. */
const calls: ReadonlySet<SpanKind> = new Set([SpanKind.CLIENT, SpanKind.PRODUCER])
const peers: readonly string[] = ['network.peer.address', 'net.sock.peer.addr', 'net.peer.ip']
const nobody: ReadonlySet<string> = new Set()

/** An address and nothing else: the attribute may be anybody's. */
function peersOf(kind: SpanKind, attributes: Attributes): ReadonlySet<string> {
  if (!calls.has(kind)) return nobody
  const kept = peers.filter((key) => isIP(String(attributes[key])) !== 0)
  return kept.length === 0 ? nobody : new Set(kept)
}

type Draft = { -readonly [Field in keyof ReadableSpan]: ReadableSpan[Field] }

export function createSpanGate(fields: FieldGate, shared: SharedParts): SpanGate {
  function gateStatus({ code, message }: SpanStatus): SpanStatus {
    return message === undefined ? { code } : { code, message: fields.text(message, 'span.status') }
  }

  function gateEvent(event: TimedEvent, endTime: HrTime, workspaceId?: string): TimedEvent {
    const { time, name, attributes, droppedAttributesCount } = event
    const clean: TimedEvent = {
      time: sendableTime(time, endTime),
      name: fields.text(name, 'span.events'),
    }
    if (attributes !== undefined) {
      clean.attributes = fields.attributes(attributes, 'span.events', workspaceId)
    }
    if (droppedAttributesCount !== undefined) clean.droppedAttributesCount = droppedAttributesCount
    return clean
  }

  function gateLink(link: Link, workspaceId: string | undefined): Link {
    const { context, attributes, droppedAttributesCount } = link
    const clean: Link = { context: fields.spanContext(context) }
    if (attributes !== undefined) {
      clean.attributes = fields.attributes(attributes, 'span.links', workspaceId)
    }
    if (droppedAttributesCount !== undefined) clean.droppedAttributesCount = droppedAttributesCount
    return clean
  }

  return function gate(span) {
    const spanContext = fields.spanContext(span.spanContext())
    const kept = peersOf(span.kind, span.attributes)
    const workspaceId = workspaceOfSpan(span)
    const attributes = fields.attributes(span.attributes, 'span.attributes', workspaceId, kept)
    // Asserted again: an app's own `workspace_id` attribute must not move a span to a neighbour.
    if (workspaceId !== undefined) attributes[WORKSPACE_ID] = workspaceId
    const endTime = sendableTime(span.endTime, span.startTime)
    const clean: Draft = {
      name: fields.text(span.name, 'span.name'),
      kind: span.kind,
      spanContext: () => spanContext,
      startTime: sendableTime(span.startTime, span.endTime),
      endTime,
      status: gateStatus(span.status),
      attributes,
      links: span.links.map((link) => gateLink(link, workspaceId)),
      events: span.events.map((event) => gateEvent(event, endTime, workspaceId)),
      duration: span.duration,
      ended: span.ended,
      resource: shared.resource(span.resource),
      instrumentationScope: shared.scope(span.instrumentationScope),
      droppedAttributesCount: span.droppedAttributesCount,
      droppedEventsCount: span.droppedEventsCount,
      droppedLinksCount: span.droppedLinksCount,
    }
    if (span.parentSpanContext !== undefined) {
      clean.parentSpanContext = fields.spanContext(span.parentSpanContext)
    }
    return clean
  }
}
