import type {
  BatchObservableCallback,
  Meter,
  MeterProvider,
  MetricOptions,
  Observable,
} from '@opentelemetry/api'
import { combine, FacadeObservable, wrapBatchCallback } from './observable.ts'
import { adding, recording, type FacadeOptions } from './sync.ts'

/**
 * The MeterProvider that apps and instrumentations get. A View sees neither values nor
 * instruments: it can clean labels, but not keep the sum of an observable, not budget series per
 * instrument, and not stop a bad label from throwing into the app. So labels are cleaned here,
 * and the View is the backstop.
 */
export function createMeterFacade(provider: MeterProvider, options: FacadeOptions): MeterProvider {
  return {
    getMeter: (name, version, meterOptions) =>
      new FacadeMeter(provider.getMeter(name, version, meterOptions), options),
  }
}

class FacadeMeter implements Meter {
  readonly #meter: Meter
  readonly #options: FacadeOptions
  readonly #batches = new Map<BatchObservableCallback, BatchObservableCallback>()

  constructor(meter: Meter, options: FacadeOptions) {
    this.#meter = meter
    this.#options = options
  }

  createCounter(name: string, options?: MetricOptions) {
    return adding(name, this.#options, this.#meter.createCounter(name, options))
  }

  createUpDownCounter(name: string, options?: MetricOptions) {
    return adding(name, this.#options, this.#meter.createUpDownCounter(name, options))
  }

  createHistogram(name: string, options?: MetricOptions) {
    return recording(name, this.#options, this.#meter.createHistogram(name, options))
  }

  createGauge(name: string, options?: MetricOptions) {
    return recording(name, this.#options, this.#meter.createGauge(name, options))
  }

  createObservableCounter(name: string, options?: MetricOptions) {
    return this.#observable(this.#meter.createObservableCounter(name, options), combine.counter)
  }

  createObservableUpDownCounter(name: string, options?: MetricOptions) {
    const inner = this.#meter.createObservableUpDownCounter(name, options)
    return this.#observable(inner, combine.counter)
  }

  createObservableGauge(name: string, options?: MetricOptions) {
    return this.#observable(this.#meter.createObservableGauge(name, options), combine.gauge)
  }

  addBatchObservableCallback(callback: BatchObservableCallback, observables: Observable[]): void {
    const wrapped = wrapBatchCallback(callback)
    this.#batches.set(callback, wrapped)
    this.#meter.addBatchObservableCallback(wrapped, observables.map(unwrap))
  }

  removeBatchObservableCallback(
    callback: BatchObservableCallback,
    observables: Observable[],
  ): void {
    const wrapped = this.#batches.get(callback)
    if (wrapped === undefined) return
    this.#meter.removeBatchObservableCallback(wrapped, observables.map(unwrap))
    this.#batches.delete(callback)
  }

  #observable(inner: Observable, how: (before: number, now: number) => number): FacadeObservable {
    return new FacadeObservable(inner, this.#options.cleanLabels, how)
  }
}

function unwrap(observable: Observable): Observable {
  return observable instanceof FacadeObservable ? observable.inner : observable
}
