import { dashboard } from './dashboard.ts'
import { prometheus } from './datasources.ts'
import { inside, sessions } from './inside-panels.ts'
import { nothingHere } from './nothing-here.ts'
import { now, routes, triple } from './overview-panels.ts'
import { http, service } from './red.ts'
import { labelValues } from './variables.ts'

/** How are the apps, and whose users notice? */
export const overview = dashboard({
  uid: 'sva-overview',
  title: 'Overview',
  description: 'Rate, errors and duration of every app, by service and by workspace.',
  variables: [
    labelValues(
      {
        name: 'service',
        label: 'Service',
        description: 'The apps that answer HTTP requests',
        // Loki wants one matcher that cannot be empty.
        allValue: '.+',
      },
      prometheus,
      `label_values(${http.count}, ${service})`,
    ),
    labelValues(
      {
        name: 'workspace',
        label: 'Workspace',
        description: 'All includes requests of no workspace, such as health checks',
        allValue: '.*',
      },
      prometheus,
      `label_values(${http.count}, workspace_id)`,
    ),
  ],
  rows: [
    { title: 'Now', panels: now },
    { title: 'Services', panels: triple(service, 'service') },
    { title: 'Workspaces', panels: triple('workspace_id', 'workspace') },
    { title: 'Routes', panels: [routes] },
    { title: 'Inside the requests', panels: inside },
    { title: 'Sessions', panels: sessions },
    nothingHere(),
  ],
})
