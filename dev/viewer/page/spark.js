import { el } from './dom.js'

const width = 120
const height = 26

/** A sparkline of the last values; one value is a dot. */
export function spark(values, label) {
  const least = Math.min(...values, 0)
  const most = Math.max(...values)
  const x = (index) =>
    values.length < 2 ? width - 3 : 3 + (index * (width - 6)) / (values.length - 1)
  const y = (value) => height - 3 - ((value - least) / (most - least || 1)) * (height - 6)
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`)
  const last = values.length - 1
  return el(
    'svg.spark',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
    el('path.area', { d: `M${x(0)},${height} L${points.join(' L')} L${x(last)},${height} Z` }),
    el('path.line', { d: `M${points.join(' L')}` }),
    el('circle', { cx: x(last), cy: y(values[last] ?? 0), r: 2.2 }),
  )
}
