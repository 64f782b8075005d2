/** A store that has no login of its own; the guard is its only published door. */
export interface Store {
  /** Its name in the compose network, and in the metrics. */
  readonly name: string
  /** Where it listens, and where the guard listens for it. */
  readonly port: number
  /** Each with everything below it. Services reach these inside the network, without the guard. */
  readonly refused: readonly string[]
}

export const stores: readonly Store[] = [
  {
    name: 'prometheus',
    port: 9090,
    refused: [
      '/-/quit',
      '/-/reload',
      '/api/v1/admin', // deletes series, takes snapshots
      '/api/v1/otlp', // the way in past the collector's redaction
      '/api/v1/write',
    ],
  },
  {
    name: 'loki',
    port: 3100,
    refused: [
      '/flush', // these two also answer to a GET, which a link can send
      '/ingester',
      '/log_level', // debug would log every query with the values searched for
      '/ring', // forgets a member at a POST
      '/distributor',
      '/compactor',
      '/indexgateway',
      '/scheduler',
      '/memberlist',
      '/otlp', // the ways in past the collector's redaction
      '/loki/api/v1/push',
      '/api/prom/push',
    ],
  },
  { name: 'alertmanager', port: 9093, refused: ['/-/reload'] },
]
