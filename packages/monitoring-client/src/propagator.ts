import type { Context, TextMapGetter, TextMapPropagator, TextMapSetter } from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'

/**
 * Trace ids, and nothing else: baggage and tracestate are free text that the app, or a caller,
 * filled, and would go to every third party that is called.
 */
export class TraceparentPropagator implements TextMapPropagator {
  readonly #w3c = new W3CTraceContextPropagator()

  inject<Carrier>(context: Context, carrier: Carrier, setter: TextMapSetter<Carrier>): void {
    this.#w3c.inject(context, carrier, {
      set: (target, key, value) => {
        if (key === 'traceparent') setter.set(target as Carrier, key, value)
      },
    })
  }

  extract<Carrier>(context: Context, carrier: Carrier, getter: TextMapGetter<Carrier>): Context {
    return this.#w3c.extract(context, carrier, getter)
  }

  fields(): string[] {
    return ['traceparent']
  }
}
