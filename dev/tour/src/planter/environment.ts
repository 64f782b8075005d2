import type { Cell } from '../planted/table.ts'
import { inEnvironment } from '../planted/positions.ts'

/** OTEL_RESOURCE_ATTRIBUTES for the planter: a process has one resource, told at its start. */
export function resourceAttributes(cells: readonly Cell[]): string {
  return cells
    .filter(({ position }) => inEnvironment.includes(position))
    .flatMap(({ id, position, key, value, text, canary }) => [
      position === 'resource attribute' ? [key, value] : [`note.${id}`, text],
      [`ref.${id}`, canary],
    ])
    .map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`)
    .join(',')
}
