import { isMarker } from '../markers.ts'

const pair = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=/
/** What a cookie's header says beside cookies (RFC 6265, 5.2). */
const attribute =
  /^\s*(?:path=[\w/.-]*|domain=[\w.-]*|expires=\w{3}, ?[\w :-]{0,32}|(?:max-age|version)=\d*|samesite=(?:lax|strict|none)|priority=\w{3,6}|secure|httponly|partitioned)?\s*$/i

/** The names of cookies and their attributes stay; the values go, and whatever is neither. */
export function maskCookies(header: string, marker: string): string {
  return header
    .split(';')
    .map((part) => {
      if (attribute.test(part) || isMarker(part.trim())) return part
      const space = /^\s*/.exec(part)?.[0] ?? ''
      const name = pair.exec(part)?.[1]
      return name === undefined ? `${space}${marker}` : `${space}${name}=${marker}`
    })
    .join(';')
}
