// What @sva/sdk promises. Written by `pnpm check --update`; read the difference.
// @sva/sdk: SessionOperation, SvaError, WorkspaceContext, WorkspaceEntered, WorkspaceFailed, WorkspaceRefused, bindWorkspaceContext, carryWorkspaceContext, channelNames, getWorkspaceContext, isWorkspaceId, requireWorkspaceContext, runWithWorkspaceContext, runWithoutWorkspaceContext
// @sva/sdk/http: Source, WorkspaceContextOptions, fromHeader, workspaceContext
// @sva/sdk/express: Middleware, Source, WorkspaceContextOptions, fromHeader, workspaceContext

// adapters/express.d.ts
export type Middleware<Request> = (request: Request, response: ServerResponse, next: (error?: unknown) => void) => void;
export declare function workspaceContext<Request extends IncomingMessage>(options: WorkspaceContextOptions<Request>): Middleware<Request>;

// adapters/http.d.ts
export declare function workspaceContext(options: WorkspaceContextOptions<IncomingMessage>): (handler: RequestListener) => RequestListener;

// adapters/resolve.d.ts
export declare function fromHeader(name: string): Source<IncomingMessage>;
export type Source<Request> = (request: Request) => string | undefined | Promise<string | undefined>;
export interface WorkspaceContextOptions<Request> {
    readonly from: Source<Request> | readonly Source<Request>[];
    readonly required?: boolean;
}

// channels.d.ts
export declare const channelNames: {
    readonly workspaceEntered: 'sva.workspace.entered';
    readonly workspaceRefused: 'sva.workspace.refused';
    readonly workspaceFailed: 'sva.workspace.failed';
    readonly sessionOperation: 'sva.session.operation';
};
export declare const workspaceEntered: import("diagnostics_channel").Channel<unknown, unknown>;
export declare const workspaceRefused: import("diagnostics_channel").Channel<unknown, unknown>;
export declare const workspaceFailed: import("diagnostics_channel").Channel<unknown, unknown>;
export interface SessionOperation {
    readonly operation: 'create' | 'get' | 'update' | 'rotate' | 'revoke' | 'list' | 'revoke_all';
    readonly outcome: string;
    readonly duration: number;
}
export interface WorkspaceEntered {
    readonly context: WorkspaceContext;
}
export interface WorkspaceFailed {
    readonly error: unknown;
}
export interface WorkspaceRefused {
    readonly reason: 'missing' | 'invalid' | 'conflict';
}

// errors.d.ts
export declare class SvaError extends Error {
    readonly code: string;
    readonly status?: number;
    constructor(code: string, what: string, fix: string, options?: {
        status?: number;
        cause?: unknown;
    });
}

// observability/context.d.ts
export declare function bindWorkspaceContext<A extends unknown[], R>(fn: (...args: A) => R): (...args: A) => R;
export declare function carryWorkspaceContext(): Pick<WorkspaceContext, 'workspaceId' | 'requestId'>;
export declare function getWorkspaceContext(): WorkspaceContext;
export declare function requireWorkspaceContext(): WorkspaceContext & {
    readonly workspaceId: string;
};
export declare function runWithoutWorkspaceContext<T>(fn: () => T): T;
export declare function runWithWorkspaceContext<T>(context: WorkspaceContext, fn: () => T): T;

// workspace-context.d.ts
export interface WorkspaceContext {
    readonly workspaceId?: string;
    readonly requestId?: string;
    readonly userId?: string;
    readonly sessionId?: string;
}

// workspace-id.d.ts
export declare function isWorkspaceId(value: unknown): value is string;
