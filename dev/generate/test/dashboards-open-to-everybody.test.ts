import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { repository } from './support/boards.ts'

const text = (file: string): string => readFileSync(join(repository, file), 'utf8')

const compose = parse(text('docker-compose.monitoring.yml')) as {
  services: {
    grafana: {
      environment: Record<string, string>
      volumes: string[]
    }
  }
}
const { environment, volumes } = compose.services.grafana

it.each([
  ['somebody without a password', 'GF_AUTH_ANONYMOUS_ENABLED', 'false'],
  ['whoever signs up', 'GF_USERS_ALLOW_SIGN_UP', 'false'],
  ['the maker: usage', 'GF_ANALYTICS_REPORTING_ENABLED', 'false'],
  ['the maker: version', 'GF_ANALYTICS_CHECK_FOR_UPDATES', 'false'],
  ['the maker: plugins', 'GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES', 'false'],
  ['the maker: keys of plugins', 'GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED', 'true'],
  ['the maker: plugins installed at start', 'GF_PLUGINS_PREINSTALL_DISABLED', 'true'],
  ['the maker: news', 'GF_NEWS_NEWS_FEED_ENABLED', 'false'],
  ['gravatar.com: hashes of mail addresses', 'GF_SECURITY_DISABLE_GRAVATAR', 'true'],
  ['snapshots.raintank.io', 'GF_SNAPSHOTS_EXTERNAL_ENABLED', 'false'],
  ['the internet, by a public dashboard', 'GF_PUBLIC_DASHBOARDS_ENABLED', 'false'],
  [
    'the history of queries, which holds what people searched for',
    'GF_QUERY_HISTORY_ENABLED',
    'false',
  ],
])('%s is not told: %s=%s', (_, name, value) => {
  expect(environment[name]).toBe(value)
})

it('the password comes from a file that only Grafana is given', () => {
  expect(environment.GF_SECURITY_ADMIN_PASSWORD__FILE).toMatch(/^\/run\/secrets\//)
  expect(Object.keys(environment)).not.toContain('GF_SECURITY_ADMIN_PASSWORD')
})

describe('provisioning', () => {
  const folder = 'dev/monitoring/grafana/provisioning'
  const datasources = text(`${folder}/datasources/datasources.yaml`)

  it('a single dollar would be an empty environment variable', () => {
    expect(datasources.match(/(?<!\$)\$(?!\$)\{/)).toBeNull()
  })

  it('nobody points a datasource elsewhere in the browser', () => {
    const { datasources: all } = parse(datasources) as {
      datasources: { editable: boolean; url: string; access: string }[]
    }
    for (const { editable, access } of all)
      expect({ editable, access }).toEqual({ editable: false, access: 'proxy' })
  })

  it('exemplars are not asked for: they hold what a label dropped', () => {
    expect(parse(datasources)).not.toMatchObject({
      datasources: [{ jsonData: { exemplarTraceIdDestinations: expect.anything() as unknown } }],
    })
    expect(datasources).not.toMatch(/^\s*exemplarTraceIdDestinations:/m)
  })

  it('the files are where Grafana looks for them, and stay as they are', () => {
    const { providers } = parse(text(`${folder}/dashboards/dashboards.yaml`)) as {
      providers: { allowUiUpdates: boolean; options: { path: string } }[]
    }
    const [{ allowUiUpdates, options }] = providers as [(typeof providers)[number]]
    expect(allowUiUpdates).toBe(false)
    expect(volumes).toContain(`./dev/monitoring/grafana/dashboards:${options.path}:ro`)
    expect(volumes).toContain(`./${folder}:/etc/grafana/provisioning:ro`)
    expect(environment.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH).toBe(
      `${options.path}/overview.json`,
    )
  })
})
