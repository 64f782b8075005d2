import { styleText } from 'node:util'
import { absent, type Health, type Member } from './health.ts'

/** A line a service; colours only on a terminal (`styleText` asks it, and NO_COLOR). */
export function report({ project, members, watchdogAge }: Health): string {
  if (members.every(({ state }) => state === absent))
    return `Nothing of "${project}" runs.\n  Fix: pnpm stack up`
  const widths = {
    service: Math.max(...members.map(({ service }) => service.length)),
    state: Math.max(...members.map(({ state }) => state.length)),
    url: Math.max(...members.map(({ url = '' }) => url.length)),
  }
  const line = ({ service, well, state, url = '', note }: Member): string => {
    const tick = well ? styleText('green', '✓') : styleText('red', '✗')
    const advice = well ? note : `Fix: ${fixFor(service, state)}`
    const start = `${tick} ${service.padEnd(widths.service)}  ${state.padEnd(widths.state)}`
    return `${start}  ${url.padEnd(widths.url)}  ${styleText('dim', advice)}`.trimEnd()
  }
  const watchdog =
    watchdogAge === undefined
      ? 'No Watchdog yet: the first one comes within minutes of the start.'
      : `The last Watchdog came ${watchdogAge} s ago: alerts arrive.`
  return [...members.map(line), watchdog].join('\n')
}

/** One that is missing beside others mostly has an image that no registry gave. */
function fixFor(service: string, state: string): string {
  if (state === absent)
    return `pnpm stack up; no image: pnpm stack build, or up --without ${service}`
  return `pnpm stack logs ${service}`
}
