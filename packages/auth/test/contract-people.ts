import type { SessionPolicy, SessionStore } from '../src/index.ts'

export interface Basket {
  readonly forms: readonly string[]
}

export type CreateStore = (
  policy?: SessionPolicy,
) => SessionStore<Basket> | Promise<SessionStore<Basket>>

export const erika = { workspaceId: 'musterstadt', userId: 'erika' }
export const erikaElsewhere = { workspaceId: 'beispielhausen', userId: 'erika' }
export const otto = { workspaceId: 'musterstadt', userId: 'otto' }
export const empty: Basket = { forms: [] }
export const add = (form: string) => (data: Basket) => ({ forms: [...data.forms, form] })
