// What @sva/redaction promises. Written by `pnpm check --update`; read the difference.
// @sva/redaction: Allow, DigitRun, Finding, Hatch, IpMode, KeyKind, KnownSafe, LabelReason, Limits, Literal, Match, Matcher, PolicySummary, Position, RedactionPolicy, RedactionPolicyError, Redactor, Replacement, Rule, RuleContext, RuleDefinition, RuleKind, Trigger, Verdict, createRedactor, defineRule, forbiddenLabel, forbiddenLabelKeys, isKnownSafe, knownSafe, maskEmail, positions, rules, snapshot
// @sva/redaction/about: KeyList, about, harmlessHeaders, headers, keyLists, linkHeaders, parameters, personEndings, privateKeys, secretEndings

// about.d.ts
export interface About {
    readonly source: string;
    readonly redacts: readonly (readonly [input: string, output: string])[];
    readonly keeps: readonly string[];
    readonly re2: readonly Re2[];
    readonly misses?: string;
}
export interface Re2 {
    readonly pattern: string;
    readonly replacement: string;
}

// define-rule.d.ts
export interface Rule {
    readonly name: string;
    readonly kind: RuleKind;
    readonly trigger: Trigger | readonly Trigger[];
    readonly match: Matcher;
    readonly replace: string | ((found: string) => string);
}
export type RuleKind = 'secret' | 'person' | 'number';
export type Trigger = string | Literal | DigitRun;
export interface Literal {
    readonly text: string;
    readonly before?: string;
    readonly next?: string;
    readonly near?: readonly (readonly [offset: number, characters: string])[];
    readonly behindKey?: boolean;
}
export interface DigitRun {
    readonly digits: readonly [fewest: number, most: number];
    readonly first?: string;
    readonly before?: string;
    readonly next?: string;
    readonly total?: number;
}
export type Matcher = (text: string, at: number, from: number, context: RuleContext) => Match | number;
export interface RuleContext {
    readonly verdict: (key: string) => Verdict;
    readonly listedKeyEnd: (text: string, separator: number, from: number) => number;
    readonly ip: IpMode;
}
export type IpMode = 'public' | 'all' | 'none';
export interface Match {
    readonly start: number;
    readonly end: number;
    readonly marker?: string;
}

// errors.d.ts
export declare class RedactionPolicyError extends Error {
    readonly code: `SVA_POLICY_${string}`;
    constructor(code: `SVA_POLICY_${string}`, what: string, fix: string);
}

// key-lists.d.ts
export type LabelReason = 'personal' | 'secret' | 'cardinality';
export type KeyKind = 'identity' | 'person' | 'secret' | 'correlation' | 'technical' | 'text';
export declare const harmlessHeaders: RegExp;
export declare const headers: RegExp;
export declare const keyLists: readonly KeyList[];
export interface KeyList {
    readonly name: string;
    readonly kind: KeyKind;
    readonly reason: LabelReason;
    readonly keys: string;
}
export declare const linkHeaders: RegExp;
export declare const parameters: RegExp;
export declare const personEndings: string[];
export declare const privateKeys: RegExp;
export declare const secretEndings: string[];

// keys.d.ts
export type Verdict = {
    readonly kind: 'identity' | 'person' | 'secret' | 'correlation';
    readonly reason: LabelReason;
    readonly name: string;
} | {
    readonly kind: 'technical' | 'text';
    readonly reason?: LabelReason;
    readonly name?: string;
    readonly id?: true;
};

// known-safe.d.ts
export declare function isKnownSafe(value: unknown): value is KnownSafe;
export interface KnownSafe {
    readonly reason: string;
    readonly value: string;
    readonly seal: string;
}
export declare function knownSafe(value: string, reason: string): KnownSafe;

// labels.d.ts
export declare function forbiddenLabel(key: string): LabelReason | undefined;
export declare const forbiddenLabelKeys: readonly ["user_id", "session_id", "email", "request_id", "token", "authorization", "api_key", "secret", "ip"];

// limits.d.ts
export interface Limits {
    readonly text?: number;
    readonly depth?: number;
    readonly values?: number;
}

// markers.d.ts
export declare function maskEmail(address: string): string;

// own-rule.d.ts
export declare function defineRule(definition: RuleDefinition): Rule;
export interface RuleDefinition extends Omit<Rule, 'match' | 'kind'> {
    readonly kind?: RuleKind;
    readonly match: string | RegExp | Matcher;
    readonly examples?: Partial<Pick<About, 'redacts' | 'keeps'>>;
}

// policy.d.ts
export interface Allow {
    readonly key: string;
    readonly rules?: readonly string[];
    readonly positions?: readonly Position[];
    readonly reason: string;
}
export type Hatch = 'allow' | 'allowValues' | 'knownSafe';
export interface PolicySummary {
    readonly rules: Readonly<Record<string, string>>;
    readonly secretKeys: readonly string[];
    readonly allow: readonly Allow[];
    readonly allowValues: number;
    readonly ip: IpMode;
    readonly limits: Required<Limits>;
}
export interface RedactionPolicy {
    readonly rules?: readonly Rule[];
    readonly off?: readonly string[];
    readonly secretKeys?: readonly string[];
    readonly allow?: readonly Allow[];
    readonly allowValues?: readonly string[];
    readonly replace?: Readonly<Record<string, Replacement>>;
    readonly ip?: IpMode;
    readonly limits?: Limits;
    readonly onRedaction?: (rule: string, position: Position) => void;
    readonly onExemption?: (hatch: Hatch, position: Position) => void;
}
export type Replacement = string | ((found: string) => string);

// position.d.ts
export type Position = (typeof positions)[number];
export declare const positions: readonly ['value', 'log.body', 'log.attributes', 'log.event_name', 'log.severity_text', 'span.name', 'span.attributes', 'span.status', 'span.events', 'span.links', 'span.tracestate', 'metric.label', 'metric.name', 'resource.attributes', 'scope'];

// redactor.d.ts
export declare function createRedactor(policy?: RedactionPolicy): Redactor;
export interface Redactor {
    redact(value: unknown, key?: string, position?: Position): unknown;
    explain(text: string, key?: string): readonly Finding[];
    verdict(key: string, position?: Position): Verdict;
    readonly policy: PolicySummary;
}
export interface Finding {
    readonly rule: string;
    readonly start: number;
    readonly end: number;
}

// rules/about.d.ts
export declare const about: Readonly<Record<string, About>>;

// rules/index.d.ts
export declare const rules: readonly Rule[];

// snapshot.d.ts
export declare function snapshot(value: unknown): unknown;
