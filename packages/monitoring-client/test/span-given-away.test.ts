import { TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace'
import { createRedactor } from '@sva/redaction'
import { expect, it } from 'vitest'
import { rememberSpan } from '../src/attribution.ts'
import { FieldGate } from '../src/gate/fields.ts'
import { SharedParts } from '../src/gate/resource.ts'
import { createSpanGate } from '../src/gate/traces.ts'

it("an app's own workspace_id does not move a span to a neighbour", () => {
  const span = new TracerProvider().getTracer('test').startSpan('work')
  rememberSpan(span, 'musterstadt')
  span.setAttribute('workspace_id', 'neudorf')
  const redactor = createRedactor()
  const gate = createSpanGate(new FieldGate(redactor), new SharedParts(redactor))
  const { attributes } = gate(span as unknown as ReadableSpan)
  expect(attributes['workspace_id']).toBe('musterstadt')
})
