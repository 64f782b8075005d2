// Personal data in every way out that the environment could open.
import { context, createTraceState, diag, propagation, trace } from '@opentelemetry/api'
import { createLogger, startMonitoring } from '@sva/monitoring-client'
import { runWithWorkspaceContext } from '@sva/sdk'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const monitoring = startMonitoring()
const received: string[] = []
const thirdParty = createServer((request, response) => {
  received.push(
    ...Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`),
  )
  response.end()
})
await new Promise<void>((resolve) => thirdParty.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(thirdParty.address() as AddressInfo).port}/?email=jane%40example.org`

const baggage = propagation.createBaggage({ email: { value: 'jane@example.org' } })
const caller = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  traceFlags: 1,
  traceState: createTraceState('vendor=of-the-caller'),
}
await runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () => {
  const called = trace.setSpanContext(context.active(), caller)
  return context.with(propagation.setBaggage(called, baggage), async () => {
    await trace.getTracer('env').startActiveSpan('call jane@example.org', async (span) => {
      await fetch(url, { headers: { 'x-mail': 'canary' } })
      span.end()
    })
    createLogger({ component: 'env' }).info('canary for jane@example.org', {
      note: 'write to jane@example.org today',
    })
    diag.error('diag for jane@example.org', { email: 'jane@example.org' })
  })
})
thirdParty.close()
thirdParty.closeAllConnections()
await monitoring.shutdown()
console.log(`third party received:\n${received.join('\n')}`)
