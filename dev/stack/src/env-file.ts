import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/** Generated on first use; they become files for the services and never leave .env otherwise. */
export const passwords = [
  'REDIS_PASSWORD',
  'REDIS_EXPORTER_PASSWORD',
  'GRAFANA_ADMIN_PASSWORD',
] as const

export interface Completed {
  readonly text: string
  /** Names, never values. */
  readonly generated: readonly string[]
}

/** 192 bits that need no quotes in a URL, a shell or a .env file. */
export const newPassword = (): string => randomBytes(24).toString('base64url')

/** Fills in the passwords that are missing; what is there stays, to the byte. */
export function complete(text: string, generate: () => string = newPassword): Completed {
  const given = parseEnv(text)
  const generated = passwords.filter((name) => !given[name])
  let completed = text
  for (const name of generated) {
    const line = `${name}=${generate()}`
    const empty = new RegExp(`^${name}=[^\\S\\n]*$`, 'm')
    if (empty.test(completed)) completed = completed.replace(empty, () => line)
    else
      completed = `${completed}${completed === '' || completed.endsWith('\n') ? '' : '\n'}${line}\n`
  }
  return { text: completed, generated }
}

/** Makes or completes the file, readable by its owner only. @returns names of new passwords. */
export function ensureEnvFile(file: string, example: string): readonly string[] {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  const { text, generated } = complete(before ?? readFileSync(example, 'utf8'))
  if (text !== before) {
    // Beside it and renamed: whoever interrupts this keeps the passwords they had.
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' })
    renameSync(draft, file)
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  return generated
}

export function readEnvFile(file: string): Readonly<Record<string, string>> {
  if (!existsSync(file)) return {}
  return parseEnv(readFileSync(file, 'utf8')) as Record<string, string>
}
