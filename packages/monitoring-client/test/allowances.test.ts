import { createRedactor } from '@sva/redaction'
import { describe, expect, it } from 'vitest'
import { FieldGate } from '../src/gate/fields.ts'
import { createLabelCleaner } from '../src/labels.ts'

const redactor = createRedactor({
  allow: [{ key: 'user_id', positions: ['log.attributes'], reason: 'a technical account' }],
})

describe('an allowance reaches as far as it says, and no further', () => {
  it('in its position the key stays, and its value is still scanned', () => {
    const fields = new FieldGate(redactor)
    expect(fields.attributes({ user_id: 'robot-7' }, 'log.attributes')).toEqual({
      user_id: 'robot-7',
    })
    expect(fields.attributes({ user_id: 'jane@example.org' }, 'log.attributes')).toEqual({
      user_id: 'j***@example.org',
    })
  })

  it('elsewhere it is dropped, whatever was asked first', () => {
    const fields = new FieldGate(redactor)
    fields.attributes({ user_id: 'robot-7' }, 'log.attributes')
    expect(fields.attributes({ user_id: 'robot-7' }, 'span.attributes')).toEqual({
      'sva.redacted.keys': ['user_id'],
    })
    expect(createLabelCleaner(redactor, {})({ user_id: 'robot-7', kind: 'a' })).toEqual({
      kind: 'a',
    })
  })
})
