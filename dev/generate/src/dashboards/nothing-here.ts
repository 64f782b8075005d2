import type { Row } from './dashboard.ts'
import { words } from './panels.ts'

/** The row that every dashboard ends with; a new one each, for a panel keeps its place. */
export const nothingHere = (): Row => ({
  title: 'Nothing here?',
  panels: [
    words(
      'What to do when a page is empty',
      'From the shortest check to the longest.',
      `1. **The time**, top right: apps send metrics once a minute, logs once a second. After a start, wait a minute.
2. **The variables**, top left: set them to *All*.
3. **The stack**: \`pnpm stack status\` says a line a service. *Telemetry health* shows which member is down.
4. **The app**: it prints \`[sva] NAME → ENDPOINT\` when it starts, and \`SVA_EXPORT_FAILED\` with the fix when nothing arrives. \`startMonitoring().health()\` says the same.
5. **A test record**: \`./run demo --once --port 0 --forward http://localhost:4318\` sends 20 seconds of traffic; \`pnpm dev\` starts the demo and keeps sending.
6. **On the way**: *Telemetry health* counts what was refused, dropped or is still waiting in a queue.`,
    ),
  ],
})
