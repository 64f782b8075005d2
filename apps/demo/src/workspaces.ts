/** A municipality. Each is its own workspace: its own citizens, permits, fees and colour. */
export interface Workspace {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** Starts every permit number, so that a citizen on the phone can be sent to the right town. */
  readonly prefix: string
  /** Euro cents a year. */
  readonly permitFee: number
  readonly zones: readonly string[]
}

export const workspaces: readonly Workspace[] = [
  {
    id: 'musterstadt',
    name: 'Musterstadt',
    kind: 'Kreisfreie Stadt',
    prefix: 'MUS',
    permitFee: 12_000,
    zones: ['A – Altstadt', 'B – Bahnhofsviertel', 'C – Südvorstadt'],
  },
  {
    id: 'beispielhausen',
    name: 'Beispielhausen',
    kind: 'Große Kreisstadt',
    prefix: 'BEI',
    permitFee: 6_500,
    zones: ['1 – Am Markt', '2 – Schlossberg'],
  },
  {
    id: 'neudorf',
    name: 'Neudorf am See',
    kind: 'Gemeinde',
    prefix: 'NEU',
    permitFee: 3_070,
    zones: ['S – Seeufer', 'D – Dorfkern'],
  },
]

export function workspaceById(id: string | undefined): Workspace | undefined {
  return workspaces.find((workspace) => workspace.id === id)
}
