import { REDACTED } from '../markers.ts'

const ipv4 = /^(?:::ffff:)?((?:\d{1,3}\.){3})\d{1,3}(?::\d{1,5})?$/i
const ipv6 = /^\[?([\da-f]{1,4}:[\da-f:]{1,35})(?:%\w{1,16})?(?:\]:\d{1,5}|\])?$/i
/** A socket, a name without dots, an address of one's own: a machine's. */
const local = /^(?:[/@].*|[^.]*|[\d.:a-f]*)$/i

/** A path of a socket has at most 108 characters. */
const LONGEST = 128

/**
 * Who called, cut to the network: /24 of IPv4, /48 of IPv6.
 *
 * @param finds is it found in text? Then it is one of the addresses that `policy.ip` masks
 */
export function networkOf(address: string, finds: (text: string) => boolean): string {
  if (address.length > LONGEST) return REDACTED
  if (!finds(address)) return local.test(address) ? address : REDACTED
  const network = ipv4.exec(address)?.[1]
  if (network !== undefined) return `${network}0`
  const found = ipv6.exec(address)?.[1]
  if (found === undefined) return REDACTED
  const [head = [], tail = []] = found.split('::').map((half) => half.split(':'))
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return `${[...head, ...zeros, ...tail].slice(0, 3).join(':')}::`
}
