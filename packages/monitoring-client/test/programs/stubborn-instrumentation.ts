import { startMonitoring } from '@sva/monitoring-client'

const monitoring = startMonitoring({
  instrumentations: [
    {
      instrumentationName: 'stubborn',
      instrumentationVersion: '1.0.0',
      enable() {},
      disable() {
        throw new Error('stays')
      },
      setTracerProvider() {},
      setMeterProvider() {},
      setConfig() {},
      getConfig: () => ({}),
    },
  ],
})
await monitoring.shutdown()
console.log(startMonitoring() === monitoring ? 'the old handle' : 'a new start')
