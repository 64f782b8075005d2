import { dashboard } from './dashboard.ts'
import { loki, prometheus } from './datasources.ts'
import { counted, found, lineTable, overTime } from './log-panels.ts'
import { nothingHere } from './nothing-here.ts'
import { labelValues, oneOf, words } from './variables.ts'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'unknown']

/** What did the apps say? */
export const applicationLogs = dashboard({
  uid: 'sva-logs',
  title: 'Application logs',
  description: 'Everything that was logged, by workspace, service, component, level and text.',
  variables: [
    labelValues(
      {
        name: 'service',
        label: 'Service',
        description: 'Apps, and the containers of the stack',
        // Loki wants one matcher that cannot be empty.
        allValue: '.+',
      },
      loki,
      { label: 'service_name', refId: 'service', stream: '', type: 1 },
    ),
    labelValues(
      {
        name: 'workspace',
        label: 'Workspace',
        description: 'Those that have metrics; others can be typed in. All includes none',
        allValue: '.*',
      },
      // Loki lists the values of index labels only, and workspace_id is none (design: cardinality).
      prometheus,
      'label_values(workspace_id)',
    ),
    oneOf(
      { name: 'level', label: 'Level', description: 'As Loki understood it', allValue: '.*' },
      levels,
    ),
    words('component', 'Component', 'Part of the name that createLogger was given'),
    words('text', 'Text', 'Regular expression, whatever the case; searched in the line itself'),
  ],
  rows: [
    { title: 'How much', panels: counted },
    { title: 'When', panels: overTime },
    { title: 'Lines', panels: [found] },
    { title: 'Lines as a table', panels: [lineTable], folded: true },
    nothingHere(),
  ],
})
