/**
 * The sum of every digit times its weight, by a modulus: the way of nearly all check digits. Weights
 * are single digits, too; letters count from ten on, so that A is 10.
 *
 * @param crossSum adds the digits of each product instead of the product
 */
export function weighted(text: string, weights: string, modulus = 10, crossSum = false): number {
  let sum = 0
  for (let at = 0; at < weights.length; at++) {
    const product = valueAt(text, at) * valueAt(weights, at)
    sum += crossSum ? Math.floor(product / 10) + (product % 10) : product
  }
  return sum % modulus
}

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < 58 ? code - 48 : code - 55
}
