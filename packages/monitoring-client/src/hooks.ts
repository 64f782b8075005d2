import { createRequire, register as registerLoader } from 'node:module'
import { register, supportsSyncHooks } from 'import-in-the-middle/register-hooks.mjs'
import { say } from './console.ts'
import { instrumentedModules } from './instrumentations.ts'

const require = createRequire(import.meta.url)
let installed = false

/**
 * Lets instrumentations see named ESM imports. Without it `import { request } from 'node:http'`
 * is silently not traced. The include list keeps every other module away from the hooks.
 */
export function installHooks(): void {
  if (installed) return
  installed = true
  if (supportsSyncHooks()) register({ include: [...instrumentedModules] })
  else registerLoader('@opentelemetry/instrumentation/hook.mjs', import.meta.url)
}

/** Patches node:http now: a server made from an early import shares its prototype and is traced too. */
export function touchHttp(): void {
  require('node:http')
  require('node:https')
}

/** Says which libraries were imported before us, for they stay untraced. */
export function warnAboutEarlyImports(): void {
  const loaded = Object.keys(require.cache)
  const early = ['express', 'ioredis', 'pino', 'winston'].filter((name) =>
    loaded.some((file) => file.includes(`/node_modules/${name}/`)),
  )
  if (early.length === 0) return
  say(
    `[SVA_IMPORTED_TOO_EARLY] ${early.join(', ')} was imported before startMonitoring(), so it is not traced.\n` +
      '  Fix: node --import ./monitoring.ts server.ts, with startMonitoring() in monitoring.ts',
  )
}
