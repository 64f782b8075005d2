import { isWorkspaceId } from '@sva/sdk'
import { admit, isOver, mayEnd } from './admit.ts'
import { recordName, type Backend } from './backend.ts'
import { createCommit, type Change } from './commit.ts'
import { sessionError } from './errors.ts'
import type { Keyring } from './keyring.ts'
import { createOpen, type Opened } from './open.ts'
import type { SessionPolicy } from './policy.ts'
import { sealRecord, type SessionRecord } from './record.ts'
import type {
  ActiveSession,
  NoSession,
  Session,
  SessionHandle,
  SessionOwner,
  SessionStore,
} from './session.ts'
import { newAddress, newToken, parseToken, type Token } from './token.ts'

/** The rules of a session, the same over every {@link Backend}. */
export function createSessionStore<T>(
  backend: Backend,
  keyring: Keyring,
  policy: Required<SessionPolicy>,
): SessionStore<T> {
  const open = createOpen(keyring)
  const commit = createCommit(backend, keyring, open)

  async function change(text: string, apply: Change): Promise<ActiveSession<T> | NoSession> {
    const token = parseToken(text)
    if (token === undefined) return { status: 'absent' }
    return toResult(token, await commit(token, apply))
  }

  /** Older sessions of a user may stand under the tag of an older key. */
  const tagsOf = (userId: string) => keyring.all.map((key) => key.tag(userId))

  /** The records of a tag; `undefined` for one that does not open. */
  async function recordsOf(tag: string) {
    return (await backend.all(tag)).map(({ id, blob }) => {
      const opened = open({ tag, id }, blob)
      return { id, record: opened.status === 'active' ? opened.record : undefined }
    })
  }

  return {
    async create(owner, data) {
      assertOwner(owner)
      const [tag, ...olderTags] = tagsOf(owner.userId)
      const at = newAddress(tag!)
      const { text, secretHash } = newToken(at)
      const createdAt = Date.now()
      const record: SessionRecord = {
        workspaceId: owner.workspaceId,
        userId: owner.userId,
        createdAt,
        expiresAt: createdAt + policy.lifetime,
        secretHash,
        json: toJson(data),
      }
      const blob = sealRecord(keyring, recordName(at), record)
      let live = await backend.add(at, blob, createdAt, policy.perUser - 1)
      for (const older of olderTags) {
        live += await backend.trim(older, Math.max(0, policy.perUser - live))
      }
      return { token: text, session: toSession<T>(at.id, record) }
    },

    async get(text) {
      const token = parseToken(text)
      if (token === undefined) return { status: 'absent' }
      const opened = admit(token, open(token, await backend.read(token)))
      if (opened.status === 'active') backend.touch(token)
      return toResult(token, opened)
    },

    update: (text, apply) =>
      change(text, (record) => ({ ...record, json: toJson(apply(JSON.parse(record.json))) })),

    async rotate(text) {
      const token = parseToken(text)
      if (token === undefined) return { status: 'absent' }
      const fresh = newToken(token)
      const result = await change(text, (record) => ({
        ...record,
        secretHash: fresh.secretHash,
        previousHash: record.secretHash,
      }))
      return result.status === 'active' ? { ...result, token: fresh.text } : result
    },

    async revoke(text) {
      const token = parseToken(text)
      if (token === undefined) return
      const opened = open(token, await backend.read(token))
      if (mayEnd(token, opened)) await backend.remove(token.tag, [token.id])
    },

    async list({ userId, workspaceId }) {
      const records = await Promise.all(tagsOf(userId).map(recordsOf))
      return records
        .flat()
        .flatMap(({ id, record }) => (record === undefined ? [] : toHandle(id, record)))
        .filter((session) => !isOver(session) && isIn(workspaceId, session))
        .toSorted((a, b) => a.createdAt - b.createdAt)
    },

    async revokeAll({ userId, workspaceId, exceptId }) {
      let removed = 0
      for (const tag of tagsOf(userId)) {
        // A record that does not open goes as well: nobody can say which workspace it is for.
        const ended = (await recordsOf(tag)).filter(
          ({ id, record }) => id !== exceptId && (!record || isIn(workspaceId, record)),
        )
        removed += await backend.remove(
          tag,
          ended.map(({ id }) => id),
        )
      }
      return removed
    },
  }

  function toResult(token: Token, opened: Opened): ActiveSession<T> | NoSession {
    return opened.status === 'active'
      ? { status: 'active', session: toSession<T>(token.id, opened.record) }
      : opened
  }
}

function isIn(workspaceId: string | undefined, owner: SessionOwner): boolean {
  return workspaceId === undefined || workspaceId === owner.workspaceId
}

function toHandle(id: string, record: SessionRecord): SessionHandle {
  const { workspaceId, userId, createdAt, expiresAt } = record
  return { id, workspaceId, userId, createdAt, expiresAt }
}

function toSession<T>(id: string, record: SessionRecord): Session<T> {
  return { ...toHandle(id, record), data: JSON.parse(record.json) }
}

function toJson(data: unknown): string {
  const json: string | undefined = JSON.stringify(data)
  if (json !== undefined) return json
  throw sessionError('SVA_SESSION_DATA_INVALID', `The data (${typeof data}) is not JSON.`)
}

function assertOwner({ workspaceId, userId }: { workspaceId: unknown; userId: unknown }): void {
  if (isWorkspaceId(workspaceId) && typeof userId === 'string' && userId !== '') return
  throw sessionError('SVA_SESSION_OWNER_INVALID', 'The owner has no workspace id or no user id.')
}
