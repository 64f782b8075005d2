import { styleText } from 'node:util'
import type { Health, Member } from './health.ts'

/** A line a service; colours only on a terminal (`styleText` asks it, and NO_COLOR). */
export function report({ members, watchdogAge }: Health): string {
  const widths = {
    service: Math.max(...members.map(({ service }) => service.length)),
    state: Math.max(...members.map(({ state }) => state.length)),
  }
  const line = ({ service, well, state, url = '', note }: Member): string => {
    const tick = well ? styleText('green', '✓') : styleText('red', '✗')
    const advice = well ? note : `Fix: pnpm stack logs ${service}`
    const start = `${tick} ${service.padEnd(widths.service)}  ${state.padEnd(widths.state)}`
    return `${start}  ${url.padEnd(28)}${styleText('dim', advice)}`.trimEnd()
  }
  const watchdog =
    watchdogAge === undefined
      ? 'No Watchdog yet: the first one comes within minutes of the start.'
      : `The last Watchdog came ${watchdogAge} s ago: alerts arrive.`
  return [...members.map(line), watchdog, ''].join('\n')
}
