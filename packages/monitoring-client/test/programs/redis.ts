import { trace } from '@opentelemetry/api'
import { Redis } from 'ioredis'

const redis = new Redis(process.env['REDIS_URL'] ?? '')
await trace.getTracer('redis').startActiveSpan('work', async (span) => {
  await redis.set('session:jane@example.org', 'password=hunter2secret')
  await redis.eval('return ARGV[1]', 0, 'hunter2secret')
  await redis.get('canary')
  span.end()
})
await redis.quit()
