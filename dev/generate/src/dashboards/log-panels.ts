import { loki } from './datasources.ts'
import { rising } from './panel.ts'
import { bars, lineRows, logLines, numbers, rows } from './panels.ts'

// The line is searched before labels are looked at: that is the order in which Loki is fast.
const chosen =
  '{service_name=~"$service"} |~ `(?i)$text` | workspace_id=~"$workspace" | component=~`(?i).*$component.*` | detected_level=~"$level"'
const bad = `${chosen} | detected_level=~"error|fatal"`

const count = (lines: string, window: string, ...by: readonly string[]) =>
  `sum${by.length > 0 ? ` by (${by.join(', ')})` : ''} (count_over_time(${lines} [${window}]))`

const small = { width: 6, height: 4, from: loki, unit: 'short' }

export const counted = [
  numbers({
    title: 'Lines',
    description: 'Lines that match the variables within the time shown.',
    queries: [{ expr: count(chosen, '$__range') }],
    ...small,
  }),
  numbers({
    title: 'Errors',
    description: 'Those of level error or fatal. Who said them stands below.',
    queries: [{ expr: count(bad, '$__range') }],
    limits: rising(1, 50),
    allWell: 'none',
    ...small,
  }),
  numbers({
    title: 'Warnings',
    description: 'Those of level warn: something was wrong, and it went on.',
    queries: [{ expr: count(`${chosen} | detected_level="warn"`, '$__range') }],
    limits: rising(50, 500),
    allWell: 'none',
    ...small,
  }),
  numbers({
    title: 'Workspaces with errors',
    description: 'One: it is theirs. All of them: it is ours.',
    queries: [{ expr: `count(${count(`${bad} | workspace_id!=""`, '$__range', 'workspace_id')})` }],
    limits: rising(1, 2),
    allWell: 'none',
    ...small,
  }),
]

const colors = {
  fatal: 'dark-red',
  error: 'red',
  warn: 'orange',
  info: 'green',
  debug: 'blue',
  trace: 'light-blue',
  unknown: 'gray',
}

const half = { width: 12, height: 8, from: loki, unit: 'short' }

export const overTime = [
  bars(
    {
      title: 'Lines by level',
      description: 'Drag over a time to look at it alone.',
      queries: [{ expr: count(chosen, '$__auto', 'detected_level'), legend: '{{detected_level}}' }],
      ...half,
    },
    colors,
  ),
  rows(
    {
      title: 'What went wrong most',
      description: 'Errors and fatal ones by who said them; the action names what was tried.',
      queries: [
        {
          expr: `topk(20, ${count(bad, '$__range', 'service_name', 'workspace_id', 'component', 'action')})`,
        },
      ],
      allWell: 'no errors',
      ...half,
    },
    [
      { field: 'Value #A', name: 'Errors' },
      { field: 'service_name', name: 'Service' },
      { field: 'workspace_id', name: 'Workspace' },
      { field: 'component', name: 'Component' },
      { field: 'action', name: 'Action' },
    ],
  ),
]

export const found = logLines({
  title: 'Lines',
  description:
    'Newest first: workspace, component, action, line. A click shows every field, the stack of an error, and the trace.',
  queries: [
    {
      expr: `${chosen} | line_format "{{.workspace_id}} {{.component}} {{.action}}  {{__line__}}"`,
    },
  ],
  width: 24,
  height: 20,
})

export const lineTable = lineRows(
  {
    title: 'Lines as a table',
    description: 'The same lines with a column a field; a column filters by a click on its head.',
    unit: 'short',
    from: loki,
    queries: [{ expr: chosen }],
    width: 24,
    height: 16,
  },
  [
    { field: 'Time', name: 'Time' },
    { field: 'detected_level', name: 'Level' },
    { field: 'service_name', name: 'Service' },
    { field: 'workspace_id', name: 'Workspace' },
    { field: 'component', name: 'Component' },
    { field: 'action', name: 'Action' },
    { field: 'Line', name: 'Line' },
    { field: 'trace_id', name: 'Trace' },
  ],
)
