import { collectorConfig, logAgentConfig } from './collector.ts'
import { applicationLogs } from './dashboards/application-logs.ts'
import { overview } from './dashboards/overview.ts'
import { telemetryHealth } from './dashboards/telemetry-health.ts'
import { promtailConfig } from './promtail.ts'
import { rulesPage } from './rules-page.ts'

export interface Output {
  /** Path from the root of the repository. */
  readonly file: string
  readonly render: () => string
}

/** Everything that is generated; a test compares each with the committed file. */
export const outputs: readonly Output[] = [
  { file: 'dev/monitoring/otel-collector/redaction.yaml', render: collectorConfig },
  { file: 'dev/monitoring/log-agent/redaction.yaml', render: logAgentConfig },
  { file: 'dev/monitoring/promtail/config.yaml', render: promtailConfig },
  { file: 'docs/reference/redaction-rules.md', render: rulesPage },
  { file: 'dev/monitoring/grafana/dashboards/overview.json', render: () => overview },
  {
    file: 'dev/monitoring/grafana/dashboards/application-logs.json',
    render: () => applicationLogs,
  },
  {
    file: 'dev/monitoring/grafana/dashboards/telemetry-health.json',
    render: () => telemetryHealth,
  },
]
