import { all, Visitor, type Trip } from './visitor.ts'

export interface Account {
  readonly workspaceId: string
  readonly person: string
}

/** Who has an account, read from the pages as everybody can. Rejects when it is stopped. */
export async function findAccounts(trip: Trip): Promise<Account[]> {
  const visitor = new Visitor(trip)
  const workspaces = all((await visitor.get('/')).html, /<li data-workspace="([^"]+)"/g)
  const accounts = workspaces.map(async (workspaceId) => {
    const { html } = await visitor.get(`/${workspaceId}/anmelden`)
    return all(html, /name="person" value="([^"]+)"/g).map((person) => ({ workspaceId, person }))
  })
  const found = (await Promise.all(accounts)).flat()
  if (found.length === 0) throw new Error('the demo shows nobody to sign in as')
  return found
}
