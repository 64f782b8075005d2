// What @sva/monitoring-client promises. Written by `pnpm check --update`; read the difference.
// @sva/monitoring-client -> index.d.ts
// @sva/monitoring-client/register -> register.d.ts

// index.d.ts
export { startMonitoring } from './start.ts';
export { createLogger, type Logger } from './logger.ts';
export type { Monitoring } from './monitoring.ts';
export type { MonitoringOptions } from './options.ts';
export type { Health, SignalHealth } from './health.ts';
export type { LabelPolicy } from './labels.ts';
export type { Level, LogFields } from './record.ts';
export type { LossReason } from './ledger.ts';

// register.d.ts
export {};

// start.d.ts
import { type Monitoring } from './monitoring.ts';
import { type MonitoringOptions } from './options.ts';
export declare function startMonitoring(options?: MonitoringOptions): Monitoring;

// logger.d.ts
import { type Level, type LogFields } from './record.ts';
type Write = (message: string, fields?: LogFields) => void;
export interface Logger extends Record<Level, Write> {
    child(fields: LogFields): Logger;
    enabled(level: Level): boolean;
}
export declare function createLogger(options: {
    component: string;
}): Logger;
export {};

// monitoring.d.ts
import { type DeliveryWatch, type Health } from './health.ts';
import type { Ledgers } from './ledger.ts';
import type { Sdk } from './otel.ts';
import type { Transport } from './transport.ts';
export interface Monitoring extends AsyncDisposable {
    flush(): Promise<{
        sent: number;
        lost: number;
    }>;
    shutdown(): Promise<void>;
    health(): Health;
}
export interface RunningParts {
    readonly sdk: Sdk;
    readonly ledgers: Ledgers;
    readonly transport: Transport;
    readonly watch: DeliveryWatch;
    readonly deadline: number;
    readonly uninstall: () => void;
}
export declare class RunningMonitoring implements Monitoring {
    #private;
    constructor(parts: RunningParts);
    flush(): Promise<{
        sent: number;
        lost: number;
    }>;
    shutdown(): Promise<void>;
    health(): Health;
    [Symbol.asyncDispose](): Promise<void>;
}
export declare class DisabledMonitoring implements Monitoring {
    #private;
    constructor(ledgers: Ledgers, uninstall: () => void);
    flush(): Promise<{
        sent: number;
        lost: number;
    }>;
    shutdown(): Promise<void>;
    health(): Health;
    [Symbol.asyncDispose](): Promise<void>;
}

// options.d.ts
import type { Instrumentation } from '@opentelemetry/instrumentation';
import type { LogRecordExporter } from '@opentelemetry/sdk-logs';
import type { PushMetricExporter, ViewOptions } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { RedactionPolicy } from '@sva/redaction';
import type { BatchOptions } from './batch.ts';
import type { ConsoleFormat } from './console.ts';
import type { LabelPolicy } from './labels.ts';
export interface MonitoringOptions {
    readonly serviceName?: string;
    readonly serviceVersion?: string;
    readonly environment?: string;
    readonly endpoint?: string;
    readonly allowInsecure?: boolean;
    readonly redaction?: RedactionPolicy;
    readonly labels?: LabelPolicy;
    readonly instrumentations?: readonly Instrumentation[];
    readonly exporters?: {
        readonly logs?: LogRecordExporter;
        readonly traces?: SpanExporter;
        readonly metrics?: PushMetricExporter;
    };
    readonly views?: readonly ViewOptions[];
    readonly console?: ConsoleFormat | false;
    readonly shutdownTimeout?: number;
}
export interface Settings {
    readonly disabled: boolean;
    readonly serviceName: string | undefined;
    readonly serviceVersion: string | undefined;
    readonly environment: string | undefined;
    readonly urls: {
        readonly logs: string;
        readonly traces: string;
        readonly metrics: string;
    };
    readonly signals: {
        readonly logs: boolean;
        readonly traces: boolean;
        readonly metrics: boolean;
    };
    readonly headers: Readonly<Record<string, string>>;
    readonly exportTimeout: number;
    readonly logBatch: BatchOptions;
    readonly spanBatch: BatchOptions;
    readonly metricInterval: number;
    readonly console: ConsoleFormat | false;
    readonly shutdownTimeout: number;
    readonly disabledInstrumentations: ReadonlySet<string>;
}
type Env = Readonly<Record<string, string | undefined>>;
export declare function resolveSettings(options: MonitoringOptions, env?: Env): Settings;
export {};

// health.d.ts
import type { CountedSignal, Ledgers, LossReason } from './ledger.ts';
import type { DeliveryReport } from './otlp-exporter.ts';
export interface Health {
    readonly status: 'up' | 'degraded' | 'down' | 'disabled';
    readonly signals: Readonly<Record<CountedSignal, SignalHealth>>;
    readonly lastError?: string;
}
export interface SignalHealth {
    readonly waiting: number;
    readonly sent: number;
    readonly lost: Readonly<Partial<Record<LossReason, number>>>;
}
export declare class DeliveryWatch {
    #private;
    constructor(endpoint: string, say: (line: string) => void);
    report({ delivered, reason }: DeliveryReport): void;
    health(ledgers: Ledgers): Health;
}
export declare function signalHealth(ledgers: Ledgers): Health['signals'];

// labels.d.ts
import type { Attributes } from '@opentelemetry/api';
import type { Redactor } from '@sva/redaction';
export interface LabelPolicy {
    readonly forbid?: readonly string[];
    readonly allow?: readonly string[];
    readonly maxSeries?: number;
}
export type CleanLabels = (labels: Attributes) => Attributes;
export declare function createLabelCleaner(redactor: Redactor, policy: LabelPolicy): CleanLabels;

// record.d.ts
import { SeverityNumber, type LogRecord } from '@opentelemetry/api';
export declare const severities: {
    readonly trace: SeverityNumber.TRACE;
    readonly debug: SeverityNumber.DEBUG;
    readonly info: SeverityNumber.INFO;
    readonly warn: SeverityNumber.WARN;
    readonly error: SeverityNumber.ERROR;
    readonly fatal: SeverityNumber.FATAL;
};
export type Level = keyof typeof severities;
export interface LogFields {
    readonly action?: string;
    readonly duration_ms?: number;
    readonly error?: unknown;
    readonly [name: string]: unknown;
}
export declare function toLogRecord(component: string, level: Level, message: unknown, fields: LogFields): LogRecord;

// ledger.d.ts
export type CountedSignal = 'logs' | 'traces';
export type LossReason = 'queue_full' | 'gate' | 'export_failed' | 'rejected' | 'abandoned';
export declare class Ledger {
    #private;
    accept(capacity: number): boolean;
    sent(records: number): void;
    lost(records: number, reason: LossReason): void;
    rejected(records: number): void;
    close(): void;
    get waiting(): number;
    get totalSent(): number;
    get totalLost(): number;
    get losses(): ReadonlyMap<LossReason, number>;
}
export type Ledgers = Readonly<Record<CountedSignal, Ledger>>;
export declare function createLedgers(): Ledgers;

// otel.d.ts
import type { Instrumentation } from '@opentelemetry/instrumentation';
import { type Resource } from '@opentelemetry/resources';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import type { Gates } from './gate/gates.ts';
import type { Ledgers } from './ledger.ts';
import type { MonitoringOptions, Settings } from './options.ts';
import { type DeliveryReport } from './otlp-exporter.ts';
import type { Transport } from './transport.ts';
export interface SdkParts {
    readonly settings: Settings;
    readonly options: MonitoringOptions;
    readonly gates: Gates;
    readonly ledgers: Ledgers;
    readonly transport: Transport;
    readonly instrumentations: readonly Instrumentation[];
    readonly report: (report: DeliveryReport) => void;
    readonly print: ((record: ReadableLogRecord) => void) | undefined;
}
export interface Sdk {
    flush(): Promise<void>;
    shutdown(): Promise<void>;
}
export declare function startSdk(parts: SdkParts): Sdk;
export declare function resource(settings: Settings): Resource;

// transport.d.ts
export type Delivery = {
    readonly ok: true;
    readonly body: Uint8Array;
} | {
    readonly ok: false;
    readonly reason: string;
};
export declare class Transport {
    #private;
    constructor(headers: Readonly<Record<string, string>>);
    closing(): void;
    abort(): void;
    send(url: string, body: Uint8Array, { timeout, retry }: {
        timeout: number;
        retry: boolean;
    }): Promise<Delivery>;
}

// batch.d.ts
import { type ExportResult } from '@opentelemetry/core';
import type { Ledger } from './ledger.ts';
export interface BatchOptions {
    readonly capacity: number;
    readonly size: number;
    readonly delay: number;
}
export interface ItemExporter<Item> {
    export(items: Item[], done: (result: ExportResult) => void): void;
}
export declare class Batch<Item> {
    #private;
    constructor(exporter: ItemExporter<Item>, gate: (item: Item) => Item, ledger: Ledger, options: BatchOptions);
    add(item: Item): void;
    flush(): Promise<void>;
}

// console.d.ts
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
export type ConsoleFormat = 'pretty' | 'json';
export declare function say(line: string): void;
export declare function createConsoleSink(format: ConsoleFormat): (record: ReadableLogRecord) => void;
export declare function renderJson(record: ReadableLogRecord): string;
export declare function renderPretty(record: ReadableLogRecord, coloured?: boolean): string;

// otlp-exporter.d.ts
import type { LogRecordExporter } from '@opentelemetry/sdk-logs';
import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Transport } from './transport.ts';
export interface DeliveryReport {
    readonly delivered: boolean;
    readonly reason?: string;
    readonly rejected: number;
}
export interface OtlpExporterOptions {
    readonly url: string;
    readonly transport: Transport;
    readonly timeout: number;
    readonly retry: boolean;
    readonly report: (report: DeliveryReport) => void;
}
export declare function otlpLogs(options: OtlpExporterOptions): LogRecordExporter;
export declare function otlpTraces(options: OtlpExporterOptions): SpanExporter;
export declare function otlpMetrics(options: OtlpExporterOptions): PushMetricExporter;

// gate/gates.d.ts
import type { Redactor } from '@sva/redaction';
import { type LabelPolicy } from '../labels.ts';
import type { FacadeOptions } from '../metrics/sync.ts';
import { type LogGate } from './logs.ts';
import { type MetricGate } from './metrics.ts';
import { type SpanGate } from './traces.ts';
export interface Gates {
    readonly log: LogGate;
    readonly span: SpanGate;
    readonly metric: MetricGate;
    readonly facade: FacadeOptions;
}
export interface GateOptions {
    readonly redactor: Redactor;
    readonly labels: LabelPolicy;
    readonly printed: boolean;
    readonly onFold: () => void;
}
export declare function createGates({ redactor, labels, printed, onFold }: GateOptions): Gates;

// metrics/sync.d.ts
import { type Attributes, type Counter, type Gauge, type Histogram, type UpDownCounter } from '@opentelemetry/api';
import type { CleanLabels } from '../labels.ts';
export interface FacadeOptions {
    readonly cleanLabels: CleanLabels;
    readonly cleaned: WeakSet<Attributes>;
    readonly maxSeries: number;
    readonly onFold: () => void;
}
export declare function adding<T extends Counter | UpDownCounter>(name: string, options: FacadeOptions, inner: T): T;
export declare function recording<T extends Histogram | Gauge>(name: string, options: FacadeOptions, inner: T): T;

// gate/logs.d.ts
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import type { FieldGate } from './fields.ts';
import type { SharedParts } from './resource.ts';
export type LogGate = (record: ReadableLogRecord) => ReadableLogRecord;
export declare function createLogGate(fields: FieldGate, shared: SharedParts): LogGate;
export declare function cleanOnce(gate: LogGate): LogGate;

// gate/metrics.d.ts
import type { Attributes } from '@opentelemetry/api';
import { type ExportResult } from '@opentelemetry/core';
import { AggregationTemporality, type AggregationOption, type IAttributesProcessor, type InstrumentType, type PushMetricExporter, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { Redactor } from '@sva/redaction';
import type { CleanLabels } from '../labels.ts';
import type { SharedParts } from './resource.ts';
export type MetricGate = (metrics: ResourceMetrics) => ResourceMetrics;
export declare function createMetricGate(redactor: Redactor, shared: SharedParts, cleanLabels: CleanLabels): MetricGate;
export declare function backstop(cleanLabels: CleanLabels, cleaned: WeakSet<Attributes>): IAttributesProcessor;
export declare class GatedMetricExporter implements PushMetricExporter {
    #private;
    constructor(inner: PushMetricExporter, gate: MetricGate);
    selectAggregation(type: InstrumentType): AggregationOption;
    selectAggregationTemporality(type: InstrumentType): AggregationTemporality;
    export(metrics: ResourceMetrics, done: (result: ExportResult) => void): void;
    forceFlush(): Promise<void>;
    shutdown(): Promise<void>;
}

// gate/traces.d.ts
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { FieldGate } from './fields.ts';
import type { SharedParts } from './resource.ts';
export type SpanGate = (span: ReadableSpan) => ReadableSpan;
export declare function createSpanGate(fields: FieldGate, shared: SharedParts): SpanGate;

// gate/fields.d.ts
import type { AnyValue, Attributes, SpanContext } from '@opentelemetry/api';
import type { Position, Redactor } from '@sva/redaction';
export declare const REDACTED_KEYS = "sva.redacted.keys";
export declare class FieldGate {
    #private;
    constructor(redactor: Redactor);
    value(value: AnyValue, position: Position): AnyValue;
    text(text: string, position: Position): string;
    name(name: string, position: Position): string;
    attributes(attributes: Attributes, position: Position): Attributes;
    spanContext({ traceId, spanId, traceFlags, isRemote, traceState }: SpanContext): SpanContext;
}

// gate/resource.d.ts
import type { InstrumentationScope } from '@opentelemetry/core';
import { type Resource } from '@opentelemetry/resources';
import type { Redactor } from '@sva/redaction';
export declare class SharedParts {
    #private;
    constructor(redactor: Redactor);
    resource(resource: Resource): Resource;
    scope(scope: InstrumentationScope): InstrumentationScope;
}
