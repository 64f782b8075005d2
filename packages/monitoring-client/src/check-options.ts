import { SvaError } from '@sva/sdk'
import { LONGEST_TIMER } from './environment.ts'

interface Check {
  readonly is: (value: unknown) => boolean
  readonly want: string
}

const text: Check = { is: (value) => typeof value === 'string' && value !== '', want: 'a text' }
const flag: Check = { is: (value) => typeof value === 'boolean', want: 'true or false' }
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const object: Check = { is: isObject, want: 'an object' }
const objects: Check = {
  is: (value) => Array.isArray(value) && value.every(isObject),
  want: 'a list of objects',
}
const exporter: Check = {
  is: (value) => isObject(value) && 'export' in value && typeof value.export === 'function',
  want: "one of OpenTelemetry's exporters",
}
const keys: Check = {
  is: (value) => Array.isArray(value) && value.every((key) => typeof key === 'string'),
  want: 'a list of keys',
}
const positive: Check = {
  is: (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) <= LONGEST_TIMER,
  want: `a whole number from 1 to ${LONGEST_TIMER}`,
}

/** What startMonitoring() takes, and what each must be; a typo would otherwise just do nothing. */
const known: Readonly<Record<string, Check>> = {
  serviceName: text,
  serviceVersion: text,
  environment: text,
  endpoint: text,
  allowInsecure: flag,
  redaction: object,
  labels: object,
  'labels.forbid': keys,
  'labels.allow': keys,
  'labels.maxSeries': positive,
  pseudonyms: object,
  instrumentations: objects,
  exporters: object,
  'exporters.logs': exporter,
  'exporters.traces': exporter,
  'exporters.metrics': exporter,
  views: objects,
  console: {
    is: (value) => value === 'pretty' || value === 'json' || value === false,
    want: "'pretty', 'json' or false",
  },
  shutdownTimeout: positive,
}

/** @throws SvaError SVA_OPTION_INVALID, which names the option and never its value */
export function checkOptions(options: unknown, prefix = ''): void {
  if (!isObject(options)) {
    throw new SvaError(
      'SVA_OPTION_INVALID',
      'startMonitoring() takes an object.',
      "pass e.g. { serviceName: 'permits' }",
    )
  }
  for (const [name, value] of Object.entries(options)) {
    const check = known[prefix + name]
    if (check === undefined) throw unknownOption(prefix, name)
    if (value === undefined) continue
    if (!check.is(value)) {
      throw new SvaError(
        'SVA_OPTION_INVALID',
        `${prefix}${name} is not ${check.want}.`,
        'see docs/reference/options.md',
      )
    }
    if (name === 'labels' || name === 'exporters') checkOptions(value, `${name}.`)
  }
}

function unknownOption(prefix: string, name: string): SvaError {
  const names = Object.keys(known)
    .filter((option) => option.startsWith(prefix) && !option.slice(prefix.length).includes('.'))
    .map((option) => option.slice(prefix.length))
  return new SvaError(
    'SVA_OPTION_INVALID',
    `startMonitoring() has no option ${prefix}${name.slice(0, 40)}.`,
    `use one of ${names.join(', ')}`,
  )
}
