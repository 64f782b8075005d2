import { SessionStoreUnavailable } from '../errors.ts'

export type Guard = <R>(command: () => Promise<R>) => Promise<R>

/** Milliseconds a command may take, whatever the client's own settings: its default is for ever. */
const timeout = 500
/** Commands without an answer, in a row, until Redis counts as down. */
const tolerated = 5
/** Milliseconds between two attempts while it does; everybody else is refused at once. */
const pause = 500

/**
 * Bounds every failure of Redis: a typed error within the timeout, then at once, so that neither
 * requests nor the client's queue pile up while it is down.
 */
export function createGuard(): Guard {
  let unanswered = 0
  let retryAt = 0

  return async function guard(command) {
    if (unanswered >= tolerated) {
      if (performance.now() < retryAt) throw new SessionStoreUnavailable('no answer lately.')
      retryAt = performance.now() + pause
    }
    try {
      const reply = await withTimeout(command())
      unanswered = 0
      return reply
    } catch (error) {
      unanswered = isReply(error) ? 0 : unanswered + 1
      throw error instanceof SessionStoreUnavailable ? error : unavailable(error)
    }
  }
}

function withTimeout<R>(command: Promise<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      // After a stall of the event loop the answer may be waiting in the socket: look there first.
      setImmediate(() => reject(new SessionStoreUnavailable(`no answer within ${timeout} ms.`)))
    }, timeout)
    command.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Redis is up and says no, e.g. OOM, READONLY or NOAUTH. */
function isReply(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError'
}

/** Not as `cause`: ioredis hangs the command with its arguments on its errors. */
function unavailable(error: unknown): SessionStoreUnavailable {
  return new SessionStoreUnavailable(
    isReply(error) ? `Redis answers ${error.message.split(' ', 1)[0]}.` : 'no connection.',
  )
}
