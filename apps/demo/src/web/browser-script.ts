import type { RequestHandler } from 'express'

/**
 * A script and all that it imports as one file, which is how a package comes to a page. Bundled at
 * the first request, so that the demo needs no build; in your app the same call is a step of the
 * build, and what it makes lies in public/.
 */
export function browserScript(input: string): RequestHandler {
  let code: Promise<string> | undefined
  return async (_request, response) => {
    code ??= bundle(input)
    response
      .type('js')
      .set('Cache-Control', 'no-cache')
      .send(await code)
  }
}

async function bundle(input: string): Promise<string> {
  const { build } = await import('rolldown')
  const output = { minify: true }
  const { output: files } = await build({ input, output, platform: 'browser', write: false })
  return files[0].code
}
