import { collectorConfig, logAgentConfig } from './collector.ts'
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
  { file: 'docs/reference/redaction-rules.md', render: rulesPage },
]
