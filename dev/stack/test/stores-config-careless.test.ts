import { expect, test } from 'vitest'
import { readModel } from '../src/compose-model.ts'
import { extraFile } from '../src/paths.ts'
import {
  alertmanager,
  duration,
  loki,
  prometheus,
  promtailPort,
  scrapeJobs,
} from './stores-config.ts'

const limits = loki.limits_config

test('no label of high cardinality becomes an index label of Loki', () => {
  const { ignore_defaults, attributes_config } = limits.otlp_config.resource_attributes
  expect(ignore_defaults).toBe(true)
  expect(attributes_config).toEqual([
    {
      action: 'index_label',
      attributes: ['service.name', 'service.namespace', 'deployment.environment.name'],
    },
  ])
  expect(limits.shard_streams.enabled).toBe(false)
  expect(limits['discover_service_name']).toEqual([])
})

test('an attribute that changes does not make every series of an app anew', () => {
  expect(prometheus.otlp['promote_resource_attributes']).toEqual(
    limits.otlp_config.resource_attributes.attributes_config[0]?.attributes,
  )
  expect(prometheus.otlp['promote_all_resource_attributes']).toBeUndefined()
})

test('what a queue brings after an outage of two hours is not refused for good', () => {
  const late = duration(prometheus.storage.tsdb.out_of_order_time_window)
  expect(late).toBe(7_200)
  // Loki takes what is at most half of this behind the newest of its stream.
  expect(duration(loki.ingester['max_chunk_age']) / 2).toBeGreaterThanOrEqual(late)
})

test('nothing is kept beyond the week, and nothing enters that would be deleted at once', () => {
  expect(limits['retention_period']).toBe('168h')
  expect(loki.compactor['retention_enabled']).toBe(true)
  expect(loki.compactor['delete_request_store']).toBe('filesystem')
  expect(limits['deletion_mode']).toBe('filter-and-delete')
  expect(duration(limits['reject_old_samples_max_age'])).toBeLessThanOrEqual(
    duration(limits['retention_period']),
  )
})

test('a chunk is gone only after every index has forgotten it: else queries find nothing', () => {
  const { index_cache_validity, tsdb_shipper } = loki.storage_config
  const known = duration(index_cache_validity) + 3 * duration(tsdb_shipper.resync_interval)
  expect(duration(loki.compactor['retention_delete_delay'])).toBeGreaterThanOrEqual(2 * known)
})

test('a query that takes too long gets a sentence, not a closed connection', () => {
  const cut = duration(loki.server['http_server_write_timeout'])
  expect(cut).toBeGreaterThan(duration(limits['query_timeout']))
})

test('no telemetry about us leaves for the maker, no query text enters the log', () => {
  expect(loki.analytics.reporting_enabled).toBe(false)
  expect(loki.server['log_level']).toBe('error')
})

test('a stopped Loki is complete on disk, a killed one does not die again of its WAL', () => {
  expect(loki.ingester.wal['flush_on_shutdown']).toBe(true)
  expect(loki.ingester.wal['replay_memory_ceiling']).toBe('128MB')
})

test('every member of the stack is scraped; only optional ones may be absent', () => {
  const jobs = scrapeJobs('prometheus').map(({ job_name, static_configs, dns_sd_configs }) => [
    job_name,
    static_configs?.[0]?.targets.join() ?? `dns ${dns_sd_configs?.[0]?.names.join()}`,
  ])
  expect(Object.fromEntries(jobs)).toEqual({
    prometheus: '127.0.0.1:9090',
    alertmanager: 'alertmanager:9093',
    loki: 'loki:3100',
    'otel-collector': 'otel-collector:8888',
    'log-agent': 'log-agent:8888',
    grafana: 'grafana:3000',
    redis: 'redis-exporter:9121',
    node: 'node-exporter:9100',
    'alert-inbox': 'alert-inbox:5001',
    'origin-guard': 'origin-guard:8090',
    jaeger: 'dns jaeger',
    cadvisor: 'dns cadvisor',
  })
})

test('with Promtail the job log-agent is not down for ever: it asks the port that answers', () => {
  const [job] = scrapeJobs('promtail').filter(({ job_name }) => job_name === 'log-agent')
  expect(job?.static_configs?.[0]?.targets).toEqual([`log-agent:${promtailPort}`])
  const { services } = readModel(extraFile('promtail'))
  expect(services['prometheus']?.volumes).toEqual([
    './dev/monitoring/promtail/scrape:/etc/prometheus/scrape:ro',
  ])
  expect(prometheus.scrape_config_files).toEqual(['scrape/*.yml'])
})

test('the Watchdog comes three times before the inbox misses it', () => {
  const watchdog = alertmanager.route.routes?.find(({ matchers }) =>
    matchers?.includes('alertname="Watchdog"'),
  )
  expect(duration(watchdog?.repeat_interval) * 3).toBeLessThanOrEqual(15 * 60)
})

test('a flood of alerts is cut to what the inbox takes, not refused as a whole', () => {
  const webhook = alertmanager.receivers[0]?.webhook_configs[0]
  expect(webhook?.url).toBe('http://alert-inbox:5001/webhook')
  // An alert is about 2 KB, a body may have 256.
  expect(webhook?.max_alerts).toBeGreaterThan(0)
  expect(webhook?.max_alerts).toBeLessThanOrEqual(100)
})
