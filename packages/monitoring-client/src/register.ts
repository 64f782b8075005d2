import { startMonitoring } from './start.ts'

startMonitoring()
