import { get } from 'node:http'

/** Their images have no shell and no program that could be their own health check. */
const members = {
  'otel-collector': 'http://otel-collector:13133/',
  'log-agent': 'http://log-agent:3101/ready',
}
const every = 15_000
const timeout = 5_000

export type Members = ReadonlyMap<string, boolean>

/** Asks each member now and then every 15 s; the map holds the latest answers. */
export function watchMembers(urls: Readonly<Record<string, string>> = members): Members {
  const up = new Map<string, boolean>()
  const ask = () => {
    for (const [member, url] of Object.entries(urls)) probe(url, (isUp) => up.set(member, isUp))
  }
  ask()
  setInterval(ask, every).unref()
  return up
}

function probe(url: string, done: (isUp: boolean) => void): void {
  const request = get(url, { agent: false, timeout }, (answer) => {
    answer.resume()
    done(answer.statusCode === 200)
  })
  request.on('timeout', () => request.destroy(new Error('no answer in time')))
  request.on('error', () => done(false))
}
