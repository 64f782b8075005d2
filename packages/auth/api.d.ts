// What @sva/auth promises. Written by `pnpm check --update`; read the difference.
// @sva/auth: ActiveSession, NoSession, RedisClient, RedisSessionStoreOptions, RotatedSession, Session, SessionCookie, SessionHandle, SessionOwner, SessionPolicy, SessionStore, SessionStoreUnavailable, createMemorySessionStore, createRedisSessionStore, createSessionCookie
// @sva/auth/express: Middleware, WithSession, session

// adapters/express.d.ts
export type Middleware = (request: WithSession<unknown>, response: ServerResponse, next: (error?: unknown) => void) => void;
export interface WithSession<T> extends IncomingMessage {
    session?: Session<T>;
    sessionToken?: string;
}
export declare function session<T>(options: {
    readonly store: SessionStore<T>;
    readonly cookie: SessionCookie;
}): Middleware;

// cookie.d.ts
export declare function createSessionCookie({ origin }: {
    readonly origin: string;
}): SessionCookie;
export interface SessionCookie {
    readonly name: string;
    read(request: Pick<IncomingMessage, 'headers'>): string | undefined;
    set(response: ServerResponse, token: string): void;
    clear(response: ServerResponse): void;
}

// errors.d.ts
export declare class SessionStoreUnavailable extends SvaError {
    constructor(why: string);
}

// memory-session.d.ts
export declare function createMemorySessionStore<T>(options?: SessionPolicy): SessionStore<T>;

// policy.d.ts
export interface SessionPolicy {
    readonly idle?: number;
    readonly lifetime?: number;
    readonly perUser?: number;
}

// redis-session.d.ts
export declare function createRedisSessionStore<T>(options: RedisSessionStoreOptions): SessionStore<T>;
export interface RedisSessionStoreOptions extends SessionPolicy {
    readonly redis: RedisClient;
    readonly keys: readonly Uint8Array[];
}

// redis/client.d.ts
export interface RedisClient {
    readonly stream?: {
        cork(): void;
        uncork(): void;
    };
    getBuffer(key: string): Promise<Buffer | null>;
    pexpire(key: string, milliseconds: number): Promise<number>;
    callBuffer(command: string, ...args: (string | Buffer | number)[]): Promise<unknown>;
}

// session.d.ts
export interface SessionStore<T> {
    create(owner: SessionOwner, data: T): Promise<{
        readonly token: string;
        readonly session: Session<T>;
    }>;
    get(token: string): Promise<ActiveSession<T> | NoSession>;
    update(token: string, change: (data: T) => T): Promise<ActiveSession<T> | NoSession>;
    rotate(token: string): Promise<RotatedSession<T> | NoSession>;
    revoke(token: string): Promise<void>;
    list(user: {
        readonly userId: string;
        readonly workspaceId?: string;
    }): Promise<readonly SessionHandle[]>;
    revokeAll(user: {
        readonly userId: string;
        readonly workspaceId?: string;
        readonly exceptId?: string;
    }): Promise<number>;
}
export interface SessionOwner {
    readonly workspaceId: string;
    readonly userId: string;
}
export interface Session<T> extends SessionHandle {
    readonly data: T;
}
export interface SessionHandle extends SessionOwner {
    readonly id: string;
    readonly createdAt: number;
    readonly expiresAt: number;
}
export interface ActiveSession<T> {
    readonly status: 'active';
    readonly session: Session<T>;
}
export interface NoSession {
    readonly status: 'absent' | 'expired' | 'tampered';
}
export interface RotatedSession<T> extends ActiveSession<T> {
    readonly token: string;
}
