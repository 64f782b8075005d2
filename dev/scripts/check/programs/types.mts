import { createRedisSessionStore, type SessionStore } from '@sva/auth'
import { startMonitoring, type Monitoring } from '@sva/monitoring-client'
import { createRedactor, type RedactionPolicy } from '@sva/redaction'
import { runWithWorkspaceContext, type WorkspaceContext } from '@sva/sdk'
import { fromHeader, workspaceContext } from '@sva/sdk/http'

export const context: WorkspaceContext = { workspaceId: 'musterstadt' }
export const policy: RedactionPolicy = { secretKeys: ['aktenzeichen'] }
export const seven: number = runWithWorkspaceContext(context, () => 7)
export const redacted: unknown = createRedactor(policy).redact('jane@example.org')
export const inWorkspace = workspaceContext({ from: fromHeader('x-workspace-id') })

export function start(): Monitoring {
  return startMonitoring({ serviceName: 'permits' })
}

export type Store = SessionStore<{ visits: number }>
export const create: typeof createRedisSessionStore<{ visits: number }> = createRedisSessionStore

// A declaration that does not resolve would be `any`, and take anything.
// @ts-expect-error a workspace id is a string
export const wrong: WorkspaceContext = { workspaceId: 7 }
// @ts-expect-error there is no such option
export const unknown: RedactionPolicy = { secretKey: [] }
