/** From the planter to the tour. */
export type Told = { readonly planted: number } | { readonly done: true }
