import type { Tried } from '@sva/viewer'

/** From the tour to the planter. */
export interface Ask {
  readonly text: string
  readonly number: number
}

/** From the planter to the tour. */
export type Told = { readonly planted: number } | { readonly done: true } | Answer

export interface Answer {
  readonly number: number
  readonly tried: Tried
}
