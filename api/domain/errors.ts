import type { ErrorCode } from '../contract/errors.ts';

/** A refusal by rule. Everything else that is thrown is a fault and is answered with a bare 500. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  /** The part of the request that is refused, for `invalid`. */
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    more: { field?: string; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'DomainError';
    this.code = code;
    this.field = more.field;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** "Not yours" and "not there": always this, word for word (rule SE2). */
export function notFound(): DomainError {
  return new DomainError('notFound', 'There is nothing here for you.');
}

export function forbidden(message: string): DomainError {
  return new DomainError('forbidden', message);
}

export function invalid(field: string, message: string): DomainError {
  return new DomainError('invalid', message, { field });
}
