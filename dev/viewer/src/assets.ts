import { readdir, readFile } from 'node:fs/promises'
import { extname } from 'node:path'

const folder = new URL('../page/', import.meta.url)
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}
/** Places inside the page; `page/route.js` reads them. */
const routes = /^\/(?:|traces|metrics|redactions|try|t\/[0-9a-f]{32})$/

/** A file of the page. Names come from the folder, never from the request: no way out of it. */
export async function asset(path: string): Promise<{ type: string; content: Buffer } | undefined> {
  const name = routes.test(path) ? 'index.html' : path.slice(1)
  const type = types[extname(name)]
  if (!type || !(await readdir(folder)).includes(name)) return undefined
  return { type, content: await readFile(new URL(name, folder)) }
}
