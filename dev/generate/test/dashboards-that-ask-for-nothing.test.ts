import { expect, it } from 'vitest'
import { boards, queries } from './support/boards.ts'
import { knownLabels, knownMetrics, labelsIn, metricsIn } from './support/names.ts'

const ofProm = queries.filter(({ store }) => store === 'prometheus')
const ofLoki = queries.filter(({ store }) => store === 'loki')

it.each(ofProm)('$board, $panel: asks for a metric that nobody sends: $expr', ({ expr }) => {
  const names = metricsIn(expr)
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter((name) => !knownMetrics.has(name))).toEqual([])
})

it.each(ofLoki)('$board, $panel: asks for a field that no record has: $expr', ({ expr }) => {
  const names = labelsIn(expr)
  expect(names).toContain('service_name')
  expect(names.filter((name) => !knownLabels.has(name))).toEqual([])
})

const builtIn = new Set(['__rate_interval', '__range', '__auto'])

it.each(boards)('$title: a variable that nobody defined stays in the query as it is', (board) => {
  const defined = board.templating.list.map(({ name }) => name)
  const asked = queries.filter(({ board: title }) => title === board.title)
  const used = new Set(
    asked.flatMap(({ expr }) => [...expr.matchAll(/\$(\w+)/g)].map(([, name]) => name!)),
  )
  expect([...used].filter((name) => !builtIn.has(name)).toSorted()).toEqual(defined.toSorted())
})

it.each(queries)(
  '$board, $panel: a window of its own is empty or blind at another zoom: $expr',
  ({ store, expr }) => {
    const allowed = store === 'loki' ? ['$__auto', '$__range'] : ['$__rate_interval', '$__range']
    const windows = [...expr.matchAll(/\[([^\]]*)\]/g)].map(([, window]) => window!)
    expect(windows.filter((window) => !allowed.includes(window))).toEqual([])
  },
)

it.each(ofLoki)('$board, $panel: Loki refuses a stream that may be empty: $expr', ({ expr }) => {
  expect(expr).toMatch(/\{service_name=~"(?:\$service|\.\+)"\}/)
})
