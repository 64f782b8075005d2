import { SvaError } from '@sva/sdk'

interface Check {
  readonly is: (value: unknown) => boolean
  readonly want: string
}

const text: Check = { is: (value) => typeof value === 'string' && value !== '', want: 'a text' }
const flag: Check = { is: (value) => typeof value === 'boolean', want: 'true or false' }
const object: Check = {
  is: (value) => typeof value === 'object' && value !== null,
  want: 'an object',
}
const list: Check = { is: Array.isArray, want: 'a list' }
const keys: Check = {
  is: (value) => Array.isArray(value) && value.every((key) => typeof key === 'string'),
  want: 'a list of keys',
}
const positive: Check = {
  is: (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
  want: 'a positive number',
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
  instrumentations: list,
  exporters: object,
  'exporters.logs': object,
  'exporters.traces': object,
  'exporters.metrics': object,
  views: list,
  console: {
    is: (value) => value === 'pretty' || value === 'json' || value === false,
    want: "'pretty', 'json' or false",
  },
  shutdownTimeout: positive,
}

/** @throws SvaError SVA_OPTION_INVALID, which names the option and never its value */
export function checkOptions(options: object, prefix = ''): void {
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
    if (name === 'labels' || name === 'exporters') checkOptions(value as object, `${name}.`)
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
