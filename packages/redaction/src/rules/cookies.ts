/** What a cookie's header says beside cookies (RFC 6265, 5.2). */
const attribute = /^(?:path|domain|expires|max-age|samesite|priority|version)$/i

/** The names of cookies and their attributes stay, the values go. */
export function maskCookies(header: string, marker: string): string {
  return header.replace(/([^=;,\s]+)=([^;]*)/g, (pair, name: string) =>
    attribute.test(name) ? pair : `${name}=${marker}`,
  )
}
