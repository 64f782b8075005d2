import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common'

/** The uids that dev/monitoring/grafana/provisioning/datasources gives; a test compares. */
export const prometheus: DataSourceRef = { type: 'prometheus', uid: 'prometheus' }
export const loki: DataSourceRef = { type: 'loki', uid: 'loki' }
