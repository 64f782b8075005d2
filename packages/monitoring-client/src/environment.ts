import { SvaError } from '@sva/sdk'
import { validateHeaderName, validateHeaderValue } from 'node:http'

export type Env = Readonly<Record<string, string | undefined>>

/** Empty is unset: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
export function readText(env: Env, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

export function readList(env: Env, name: string): string[] {
  return (readText(env, name) ?? '').split(',').map((item) => item.trim())
}

/** setTimeout() takes no more, and makes one millisecond of it. */
export const LONGEST_TIMER = 2 ** 31 - 1

/** A positive whole number: milliseconds or a count. */
export function readNumber(env: Env, name: string, fallback: number): number {
  const value = readText(env, name)
  if (value === undefined) return fallback
  const parsed = Number(value)
  if (Number.isInteger(parsed) && parsed > 0 && parsed <= LONGEST_TIMER) return parsed
  throw new SvaError(
    'SVA_OPTION_INVALID',
    `${name} is not a positive whole number up to ${LONGEST_TIMER}.`,
    `set it to milliseconds or a count, or unset it (default: ${fallback})`,
  )
}

/** `key=value,key=value`, percent-encoded as W3C baggage is. */
export function readHeaders(env: Env, name: string): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const pair of readList(env, name)) {
    const at = pair.indexOf('=')
    if (at <= 0) continue
    const header = pair.slice(0, at).trim().toLowerCase()
    headers[header] = decode(header, pair.slice(at + 1).trim(), name)
  }
  return headers
}

function decode(header: string, value: string, name: string): string {
  try {
    const decoded = decodeURIComponent(value)
    validateHeaderName(header)
    validateHeaderValue(header, decoded)
    return decoded
  } catch {
    throw new SvaError(
      'SVA_OPTION_INVALID',
      `${name} holds what no HTTP header can.`,
      'write key=value,key=value with percent-encoded values: a % itself is %25',
    )
  }
}
