import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Keyring } from './keyring.ts'
import type { SessionOwner } from './session.ts'

/** What is kept of a session, all of it encrypted. */
export interface SessionRecord extends SessionOwner {
  readonly createdAt: number
  readonly expiresAt: number
  readonly secretHash: string
  /** Of the token before the last rotation: it may still sign out, nothing else. */
  readonly previousHash?: string
  /** The app's data, as JSON text: whoever parses it has a copy of their own. */
  readonly json: string
}

const format = 1
const algorithm = 'aes-256-gcm'
const tagLength = 16
const nonceAt = 5

/** Format (1), key id (4), nonce (12). The nonce is fresh at every write: it is also the version. */
export const headerLength = 17

/**
 * header | ciphertext | tag. Header and record name are authenticated: a record copied to another
 * user's name does not open.
 */
export function sealRecord(keyring: Keyring, name: string, record: SessionRecord): Buffer {
  const { id, encryption } = keyring.current
  const header = Buffer.alloc(headerLength)
  header.writeUInt8(format)
  header.writeUInt32BE(id, 1)
  randomBytes(headerLength - nonceAt).copy(header, nonceAt)
  const cipher = createCipheriv(algorithm, encryption, header.subarray(nonceAt), {
    authTagLength: tagLength,
  })
  cipher.setAAD(Buffer.concat([header, Buffer.from(name)]))
  const body = cipher.update(encode(record))
  return Buffer.concat([header, body, cipher.final(), cipher.getAuthTag()])
}

/** `undefined` when any bit, the name or the key is not the one it was sealed with. */
export function openRecord(
  keyring: Keyring,
  name: string,
  blob: Buffer,
): SessionRecord | undefined {
  if (blob.length < headerLength + tagLength || blob[0] !== format) return undefined
  const key = keyring.find(blob.readUInt32BE(1))
  if (key === undefined) return undefined
  const header = blob.subarray(0, headerLength)
  const decipher = createDecipheriv(algorithm, key.encryption, header.subarray(nonceAt), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.concat([header, Buffer.from(name)]))
  decipher.setAuthTag(blob.subarray(-tagLength))
  const body = decipher.update(blob.subarray(headerLength, -tagLength))
  try {
    return decode(Buffer.concat([body, decipher.final()]).toString())
  } catch {
    return undefined
  }
}

/** One line about the session, then the data: JSON text holds no bare newline. */
function encode({ json, ...about }: SessionRecord): string {
  return `${JSON.stringify(about)}\n${json}`
}

function decode(text: string): SessionRecord {
  const end = text.indexOf('\n')
  return { ...JSON.parse(text.slice(0, end)), json: text.slice(end + 1) }
}
