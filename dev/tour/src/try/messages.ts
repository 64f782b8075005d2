import type { Tried } from '@sva/viewer'

/** From the tour. */
export interface Ask {
  readonly text: string
  readonly number: number
}

/** To the tour. */
export interface Answer {
  readonly number: number
  readonly tried: Tried
}
