// What @sva/monitoring-client promises. Written by `pnpm check --update`; read the difference.
// @sva/monitoring-client: Health, Identity, LabelPolicy, Level, LogFields, Logger, LossReason, Monitoring, MonitoringOptions, Pseudonym, PseudonymKey, SignalHealth, createLogger, createPseudonym, startMonitoring
// @sva/monitoring-client/register: runs, and exports nothing

// console.d.ts
export type ConsoleFormat = 'pretty' | 'json';

// health.d.ts
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

// labels.d.ts
export interface LabelPolicy {
    readonly forbid?: readonly string[];
    readonly allow?: readonly string[];
    readonly maxSeries?: number;
}

// ledger.d.ts
export type CountedSignal = 'logs' | 'traces';
export type LossReason = 'queue_full' | 'gate' | 'export_failed' | 'rejected' | 'abandoned';

// logger.d.ts
export declare function createLogger(options: {
    component: string;
}): Logger;
export interface Logger extends Record<Level, Write> {
    child(fields: LogFields): Logger;
    enabled(level: Level): boolean;
}
type Write = (message: string, fields?: LogFields) => void;

// monitoring.d.ts
export interface Monitoring extends AsyncDisposable {
    flush(): Promise<{
        sent: number;
        lost: number;
    }>;
    shutdown(): Promise<void>;
    health(): Health;
}

// options.d.ts
export interface MonitoringOptions {
    readonly serviceName?: string;
    readonly serviceVersion?: string;
    readonly environment?: string;
    readonly endpoint?: string;
    readonly allowInsecure?: boolean;
    readonly redaction?: RedactionPolicy;
    readonly labels?: LabelPolicy;
    readonly pseudonyms?: PseudonymKey;
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

// pseudonym.d.ts
export interface PseudonymKey {
    readonly kid: string;
    readonly key: KeyObject | Uint8Array;
}
export declare function createPseudonym({ kid, key }: PseudonymKey): Pseudonym;
export type Pseudonym = (identity: Identity, value: unknown, workspaceId?: string) => string | undefined;
export type Identity = 'user_id' | 'session_id' | 'email' | 'ip';

// record.d.ts
export type Level = keyof typeof severities;
export declare const severities: {
    readonly trace: SeverityNumber.TRACE;
    readonly debug: SeverityNumber.DEBUG;
    readonly info: SeverityNumber.INFO;
    readonly warn: SeverityNumber.WARN;
    readonly error: SeverityNumber.ERROR;
    readonly fatal: SeverityNumber.FATAL;
};
export interface LogFields {
    readonly action?: string;
    readonly duration_ms?: number;
    readonly error?: unknown;
    readonly [name: string]: unknown;
}

// start.d.ts
export declare function startMonitoring(options?: MonitoringOptions): Monitoring;
