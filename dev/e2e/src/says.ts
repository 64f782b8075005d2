import { logqlAll } from './loki.ts'
import { seriesSince } from './prometheus.ts'
import { container, docker, stack, tryDocker } from './stack.ts'

// All that a place has to say since a moment, in pieces, for a search.

/** Of every series: labels, descriptions, exemplars. No numbers, some of which look like ids. */
export async function* prometheus(since: number): AsyncGenerator<string> {
  const api = `${stack().urls.prometheus}/api/v1`
  const range = { start: String(since / 1_000), end: String(Date.now() / 1_000 + 60) }
  const every = '{__name__=~".+"}'
  for (const labels of await seriesSince(every, since)) yield JSON.stringify(labels)
  yield read(`${api}/metadata`)
  yield read(`${api}/targets/metadata`)
  yield read(`${api}/query_exemplars`, { query: every, ...range })
  const names = JSON.parse(await read(`${api}/labels`, range)) as { data: string[] }
  for (const name of names.data) yield read(`${api}/label/${name}/values`, range)
}

/** The same from the disk by Prometheus' own tool, write-ahead log included. */
export async function* promtool(since: number): AsyncGenerator<string> {
  const dump = ['/bin/promtool', 'tsdb', 'dump', `--min-time=${since}`]
  const lines = await docker('exec', container('prometheus'), ...dump, '/prometheus')
  for (const line of lines.split('\n')) yield line.slice(0, line.lastIndexOf('}') + 1)
}

/** Every line with its labels; and what it thinks that fields and patterns of lines are. */
export async function* loki(since: number): AsyncGenerator<string> {
  const api = `${stack().urls.loki}/loki/api/v1`
  const until = Date.now() + 60_000
  const query = '{service_name=~".+"}'
  for (const path of ['labels', 'series', 'detected_fields', 'detected_labels']) {
    yield read(`${api}/${path}`, { query, start: `${since}000000`, end: `${until}000000` })
  }
  for (const { labels, line } of await logqlAll(query, since, until)) {
    yield `${JSON.stringify(labels)} ${line}`
  }
}

export async function* alerts(): AsyncGenerator<string> {
  const { alertmanager, alertInbox } = stack().urls
  for (const path of ['alerts', 'silences', 'status']) yield read(`${alertmanager}/api/v2/${path}`)
  for (const path of ['', 'alerts', 'metrics']) yield read(`${alertInbox}/${path}`)
}

/** What every container of the project has printed. */
export async function* containers(): AsyncGenerator<string> {
  const project = `label=com.docker.compose.project=${stack().project}`
  const names = await docker('ps', '--all', '--format', '{{.Names}}', '--filter', project)
  for (const name of names.trim().split('\n')) {
    const { stdout, stderr } = await tryDocker('logs', name)
    yield stdout
    yield stderr
  }
}

async function read(url: string, parameters: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${url}?${new URLSearchParams(parameters).toString()}`)
  const said = await response.text()
  if (response.ok) return said
  throw new Error(`${url} answered ${response.status}: ${said}`)
}
