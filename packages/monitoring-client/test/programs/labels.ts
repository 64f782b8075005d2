import { metrics, type ObservableCallback } from '@opentelemetry/api'
import { startMonitoring } from '@sva/monitoring-client'
import { runWithWorkspaceContext } from '@sva/sdk'

const monitoring = startMonitoring({
  console: false,
  labels: { forbid: ['plate'], allow: ['session_id'], maxSeries: 10 },
})
const meter = metrics.getMeter('labels')
const counter = meter.createCounter('logins')
for (const user of ['u1', 'u2', 'u3']) {
  counter.add(1, {
    userId: user,
    'enduser.id': user,
    email: `${user}@example.org`,
    request_id: user,
    carPlate: `M-XY ${user}`,
    session_id: 'allowed-by-policy',
    contact: `${user}@example.org`,
    [`seen ${user}@example.org`]: true,
    method: 'password',
  })
}

// One object for all calls, changed between them: the SDK keeps it by reference.
const reused = meter.createCounter('reused')
const labels = { step: 'one' }
reused.add(1, labels)
labels.step = 'jane@example.org'

const tenants = meter.createCounter('tenants')
runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () => {
  tenants.add(1, { workspace_id: 'neudorf', kind: 'context wins' })
})
tenants.add(1, { workspace_id: 'neudorf', kind: 'no context' })

// The sum must survive the label that is dropped.
const observed: ObservableCallback = (result) => {
  result.observe(10, { user_id: 'a' })
  result.observe(20, { user_id: 'b' })
}
meter.createObservableCounter('observed.sum').addCallback(observed)
meter.createObservableUpDownCounter('observed.updown').addCallback(observed)
meter.createObservableGauge('observed.gauge').addCallback(observed)
const batch = meter.createObservableCounter('observed.batch')
meter.addBatchObservableCallback(
  (result) => {
    result.observe(batch, 1, { user_id: 'a' })
    result.observe(batch, 2, { user_id: 'b' })
  },
  [batch],
)

runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () => {
  // Made anew for each call, as in a handler: that is no new budget.
  for (let index = 0; index < 50; index += 1) {
    meter.createCounter('noisy').add(1, { path: `/p/${index}` })
  }
})
runWithWorkspaceContext({ workspaceId: 'neudorf' }, () =>
  meter.createCounter('noisy').add(1, { path: '/only' }),
)
meter.createCounter('not.a.number').add(Number.NaN)
meter.createCounter('not.a.number').add(2)
runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () =>
  meter.createHistogram('http.server.of.a.job').record(1),
)

meter.createCounter('konto/DE89370400440532013000').add(1)
meter.createCounter('described', { description: 'for jane@example.org' }).add(1)

runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () => void monitoring.flush())
await monitoring.shutdown()
