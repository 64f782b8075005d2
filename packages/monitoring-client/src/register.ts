import { isMainThread } from 'node:worker_threads'
import { installHooks } from './hooks.ts'
import { startMonitoring } from './start.ts'

// `--import` runs again in every worker thread (a pino transport is one). A second SDK there
// would cost 250 ms and send the same host twice; hooks and workspace context are enough.
if (isMainThread) startMonitoring()
else installHooks()
