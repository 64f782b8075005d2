import { createRequire, register as registerLoader, syncBuiltinESMExports } from 'node:module'
import { register, supportsSyncHooks } from 'import-in-the-middle/register-hooks.mjs'
import { say } from './console.ts'

const require = createRequire(import.meta.url)
let installed = false

/**
 * Lets instrumentations see what is imported as ESM; without it Express is silently not traced.
 * The include list keeps every other module away from the hooks.
 */
export function installHooks(packages: readonly string[]): void {
  if (installed) return
  installed = true
  if (supportsSyncHooks()) register({ include: [...packages] })
  else registerLoader('@opentelemetry/instrumentation/hook.mjs', import.meta.url)
}

/**
 * Patches node:http now, and hands the patch to named ESM imports (`import { get } from
 * 'node:http'`), earlier ones included: they are live bindings of Node's own.
 */
export function patchHttp(): void {
  require('node:http')
  require('node:https')
  syncBuiltinESMExports()
}

/** Says which libraries were imported before us, for they stay untraced. */
export function warnAboutEarlyImports(packages: readonly string[]): void {
  const loaded = Object.keys(require.cache).map((file) => file.replaceAll('\\', '/'))
  const early = packages.filter((name) =>
    loaded.some((file) => file.includes(`/node_modules/${name}/`)),
  )
  if (early.length === 0) return
  say(
    `[SVA_IMPORTED_TOO_EARLY] ${early.join(', ')} was imported before startMonitoring(), so it is not traced.\n` +
      '  Fix: node --import ./monitoring.ts server.ts, with startMonitoring() in monitoring.ts',
  )
}
