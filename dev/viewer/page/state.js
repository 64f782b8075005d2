/** Everything the page knows. `subscribe` is told after each change, at most once a frame. */
export const state = {
  connected: false,
  canTry: false,
  counts: undefined,
  /** Newest first. */
  logs: [],
  traces: new Map(),
  series: new Map(),
  redactions: [],
  workspace: '',
  filter: '',
}

const maxLogs = 3000
const maxTraces = 1000
const maxSeries = 1000
const listeners = []
let scheduled = false

export const subscribe = (listener) => listeners.push(listener)

export function change(values) {
  Object.assign(state, values)
  if (scheduled) return
  scheduled = true
  requestAnimationFrame(() => {
    scheduled = false
    for (const listener of listeners) listener()
  })
}

export function connect() {
  const source = new EventSource('/events')
  source.addEventListener('open', () => change({ connected: true }))
  source.addEventListener('error', () => change({ connected: false }))
  source.addEventListener('replay', ({ data }) => {
    const replay = JSON.parse(data)
    state.logs = []
    state.traces.clear()
    state.series.clear()
    take(replay)
    change({ canTry: replay.canTry })
  })
  source.addEventListener('news', ({ data }) => take(JSON.parse(data)))
}

function take({ counts, logs, traces, series, redactions }) {
  for (const log of logs) log.haystack = haystack(log)
  for (const trace of traces) renew(state.traces, trace.traceId, trace, maxTraces)
  for (const one of series) renew(state.series, one.id, one, maxSeries)
  const all = [...logs.toReversed(), ...state.logs].slice(0, maxLogs)
  change({ counts, redactions, logs: all })
}

function renew(map, key, value, max) {
  map.delete(key)
  map.set(key, value)
  if (map.size > max) map.delete(map.keys().next().value)
}

export const plainText = (segments) =>
  segments.map((part) => (typeof part === 'string' ? part : part.text)).join('')

const pairs = (attributes) => attributes.map(({ key, value }) => `${key}=${plainText(value)}`)

const haystack = (log) =>
  [log.level, log.workspace, log.service, log.component, log.action, plainText(log.body)]
    .concat(pairs(log.attributes), log.dropped, log.traceId)
    .join(' ')
    .toLowerCase()

/** Every word of the filter occurs in the text. */
export const matches = (text) => state.filter.split(/\s+/).every((word) => text.includes(word))

export const inWorkspace = (workspaces) =>
  state.workspace === '' || workspaces.includes(state.workspace)

export const shownLogs = () =>
  state.logs.filter((log) => inWorkspace([log.workspace]) && matches(log.haystack))

export const shownTraces = () =>
  [...state.traces.values()]
    .toReversed()
    .filter((trace) => inWorkspace(trace.workspaces))
    .filter((trace) =>
      matches(
        `${plainText(trace.name)} ${trace.service} ${trace.traceId} ${trace.workspaces.join(' ')} ${trace.errors ? 'error' : ''}`.toLowerCase(),
      ),
    )

export const shownSeries = () =>
  [...state.series.values()]
    .filter((series) => inWorkspace([series.workspace]))
    .filter((series) => matches(`${series.name} ${pairs(series.labels).join(' ')}`.toLowerCase()))
