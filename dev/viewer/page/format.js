const whole = new Intl.NumberFormat('en')
const rounded = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })

export const count = (value) => whole.format(value)

export const plural = (value, one, many = `${one}s`) =>
  `${count(value)} ${value === 1 ? one : many}`

export const decimal = (value) => (Number.isInteger(value) ? whole : rounded).format(value)

export function clock(milliseconds) {
  const date = new Date(milliseconds)
  const two = (value) => String(value).padStart(2, '0')
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')
  return `${time}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

export function duration(milliseconds) {
  if (milliseconds < 1) return `${Math.round(milliseconds * 1000)} µs`
  if (milliseconds < 1000) return `${rounded.format(Number(milliseconds.toPrecision(3)))} ms`
  return `${rounded.format(Number((milliseconds / 1000).toPrecision(3)))} s`
}

/** The same name has the same hue in every session (FNV-1a). */
export function hue(name) {
  let hash = 0x811c9dc5
  for (const char of name) hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193)
  return String((((hash >>> 0) * 0.618034) % 360) | 0)
}
