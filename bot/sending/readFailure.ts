/** Errors of Node that come before the first byte of a request has left. */
const beforeConnecting =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_TLS_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/;

/** A longer pause is not waited for; it is asked again. */
const longestPauseMs = 60 * 60_000;

/** Reads what the SDK threw. Its errors carry the request, token and all: nothing else of them may get further. */
export function readFailure(cause: unknown): Failure {
  if (!(cause instanceof Error))
    return { status: null, code: null, neverConnected: false, retryAfterMs: null };
  if (cause instanceof NoToken)
    return { status: null, code: 'NoToken', neverConnected: true, retryAfterMs: null };
  const status: unknown = Reflect.get(cause, 'statusCode');
  const code: unknown = Reflect.get(cause, 'code') ?? (status === undefined ? cause.name : null);
  const name = typeof code === 'string' ? code.replace(/[^\w.-]/g, '').slice(0, 60) : null;
  return {
    status: typeof status === 'number' ? status : null,
    code: name,
    neverConnected: name !== null && beforeConnecting.test(name),
    retryAfterMs: readRetryAfter(Reflect.get(cause, 'response')),
  };
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function readRetryAfter(response: unknown): number | null {
  if (!hasHeaders(response)) return null;
  const value = response.headers.get('retry-after')?.trim();
  if (!value) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestPauseMs) : null;
}

function hasHeaders(value: unknown): value is { headers: { get(name: string): string | undefined } } {
  if (!(value instanceof Object)) return false;
  const headers: unknown = Reflect.get(value, 'headers');
  return headers instanceof Object && typeof Reflect.get(headers, 'get') === 'function';
}

/** Entra gave no token: nothing was sent. */
export class NoToken extends Error {}

export type Failure = {
  /** Null when there was no answer. */
  status: number | null;
  /** Of Teams' answer, or of Node. */
  code: string | null;
  neverConnected: boolean;
  retryAfterMs: number | null;
};
