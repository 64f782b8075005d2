import { dashboard } from './dashboard.ts'
import { prometheus } from './datasources.ts'
import { losses, waiting } from './loss-panels.ts'
import { nothingHere } from './nothing-here.ts'
import { service } from './red.ts'
import { redaction } from './redaction-panels.ts'
import { members, resources } from './stack-panels.ts'
import { labelValues } from './variables.ts'

/** Can what the other pages show be believed? */
export const telemetryHealth = dashboard({
  uid: 'sva-telemetry-health',
  title: 'Telemetry health',
  description: 'What was taken out, what was lost, what is waiting, and who is down.',
  variables: [
    labelValues(
      {
        name: 'service',
        label: 'Service',
        description: 'Apps that send metrics; narrows the rows about redaction and losses',
        allValue: '.*',
      },
      prometheus,
      `label_values(target_info, ${service})`,
    ),
  ],
  rows: [
    { title: 'Is the stack whole?', panels: members },
    { title: 'Is anything lost?', panels: losses },
    { title: 'Is anything waiting?', panels: waiting },
    { title: 'What was taken out', panels: redaction },
    { title: 'What it costs', panels: resources },
    nothingHere(),
  ],
})
