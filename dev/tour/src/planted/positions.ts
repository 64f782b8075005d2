/**
 * What a position can hold. `sentence`: text with a value in it. `pair`: a value under the key of
 * its kind. `segment`: one word, without a context.
 */
export type Shape = 'sentence' | 'pair' | 'segment'

/** Where telemetry has room for data. Each has a writer of the same name in src/planter/. */
export const positions = {
  'log body': 'sentence',
  'log body as an object': 'sentence',
  'log event name': 'sentence',
  'log attribute': 'pair',
  'log attribute under an innocent key': 'sentence',
  'nested in a log attribute': 'pair',
  'list in a log attribute': 'sentence',
  'Map in a log attribute': 'pair',
  'key of an object in a log attribute': 'segment',
  'JSON in a string': 'pair',
  'percent-encoded in a log body': 'sentence',
  'message of an Error': 'sentence',
  'cause of an Error': 'sentence',
  'Error in an AggregateError': 'sentence',
  'own field of an Error': 'pair',
  'span name': 'sentence',
  'span attribute': 'pair',
  'span attribute under an innocent key': 'sentence',
  'list in a span attribute': 'sentence',
  'SQL in a span attribute': 'sentence',
  'header in a span attribute': 'sentence',
  'span event name': 'sentence',
  'span event attribute': 'pair',
  'recorded exception': 'sentence',
  'span link attribute': 'pair',
  'tracestate of a span link': 'segment',
  'span status message': 'sentence',
  'tracer name': 'sentence',
  'URL path': 'segment',
  'URL query': 'pair',
  'URL query under an innocent key': 'sentence',
  'metric label': 'pair',
  'metric label under an innocent key': 'sentence',
  'label of a histogram': 'sentence',
  'label of an observable': 'pair',
  'resource attribute': 'pair',
  'resource attribute under an innocent key': 'sentence',
  'pino message': 'sentence',
  'pino field': 'pair',
  'winston message': 'sentence',
  'winston field': 'pair',
  'log from a timer': 'sentence',
  'log from a queue': 'sentence',
  'log from a job without a request': 'sentence',
} as const satisfies Record<string, Shape>

export type Position = keyof typeof positions

/** Where values that no rule can know are planted: enough to show that they arrive. */
export const unclaimedIn: readonly Position[] = [
  'log body',
  'log body as an object',
  'log attribute under an innocent key',
  'message of an Error',
  'span attribute under an innocent key',
]

/** One resource a process: these are written by the environment that starts the planter. */
export const inEnvironment: readonly Position[] = [
  'resource attribute',
  'resource attribute under an innocent key',
]
