import { requireWorkspaceContext } from '@sva/sdk'
import { workspaceById, type Workspace } from '../workspaces.ts'
import type { Values } from './validate.ts'

type PermitStatus = 'unpaid' | 'paying' | 'paid' | 'lapsed'

export interface Permit {
  readonly id: string
  readonly userId: string
  readonly application: Values
  /** Euro cents. */
  readonly fee: number
  readonly appliedAt: Date
  status: PermitStatus
}

/**
 * Permits in memory; a real app has a database here. No method takes a workspace: it comes from
 * the context, so a route cannot ask for another municipality's permits even by mistake, and a
 * job that forgot its context fails loudly instead of reading everybody's.
 */
export class PermitStore {
  readonly #byWorkspace = new Map<string, Permit[]>()

  add(userId: string, application: Values): Permit {
    const workspace = currentWorkspace()
    const permits = this.#current()
    const permit: Permit = {
      id: `${workspace.prefix}-${String(permits.length + 1).padStart(5, '0')}`,
      userId,
      application,
      fee: workspace.permitFee,
      appliedAt: new Date(),
      status: 'unpaid',
    }
    permits.push(permit)
    return permit
  }

  /** Newest first. */
  ofUser(userId: string): readonly Permit[] {
    return this.#current()
      .filter((permit) => permit.userId === userId)
      .toReversed()
  }

  /** Numbers can be guessed, so a permit is found only together with whom it belongs to. */
  find(userId: string, id: string | undefined): Permit | undefined {
    return this.#current().find((permit) => permit.userId === userId && permit.id === id)
  }

  /** Lets go of what was applied for before that moment and never paid; says how many. */
  lapseUnpaid(before: Date): number {
    const unpaid = this.#current().filter(
      (permit) => permit.status === 'unpaid' && permit.appliedAt < before,
    )
    for (const permit of unpaid) permit.status = 'lapsed'
    return unpaid.length
  }

  #current(): Permit[] {
    const { id } = currentWorkspace()
    const permits = this.#byWorkspace.get(id) ?? []
    this.#byWorkspace.set(id, permits)
    return permits
  }
}

function currentWorkspace(): Workspace {
  const workspace = workspaceById(requireWorkspaceContext().workspaceId)
  if (workspace === undefined) throw new Error('The context names a workspace that does not exist.')
  return workspace
}
