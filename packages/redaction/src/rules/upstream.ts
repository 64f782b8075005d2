import { textBefore } from '../chars.ts'
const LONGEST = 48
/** Node, Go, nginx, psql, OkHttp, resolvers. */
const failed =
  /(?:\bconnect E[A-Z_]{3,20}|\bdial (?:tcp|udp)|\bconnect\(\) to|\bupstream: "https?:\/\/|\bconnection to server at "|\bfailed to connect to (?:host )?\/?|\bnameserver|\blookup \S{1,24} on) ?\[?$/i

/** `connect ECONNREFUSED 203.0.113.5:443`: which service does not answer, and nobody's address. */
export function isUpstream(text: string, at: number): boolean {
  return failed.test(textBefore(text, at, LONGEST))
}
