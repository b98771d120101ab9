import type { ApiError, ErrorCode } from '../../api/contract/errors.ts';

/** An answer of the API that is not a success, or no answer at all (`code` is `offline`). */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: ErrorCode | 'offline';
  readonly reference: string | null;
  readonly field: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(init: {
    status: number;
    code: ErrorCode | 'offline';
    message: string;
    reference?: string;
    field?: string;
    retryAfterSeconds?: number;
    cause?: unknown;
  }) {
    super(init.message, { cause: init.cause });
    this.name = 'ApiFailure';
    this.status = init.status;
    this.code = init.code;
    this.reference = init.reference ?? null;
    this.field = init.field ?? null;
    this.retryAfterSeconds = init.retryAfterSeconds ?? null;
  }
}

/** A request that gets no answer for so long has lost its way: better to try again than to wait. */
const answerTimeoutMs = 30_000;

/** The HTTP API as the signed-in person. Every call throws {@link ApiFailure} unless it succeeded. */
export type Api = {
  get: <Answer>(path: string, signal?: AbortSignal) => Promise<Answer>;
  send: <Answer>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ) => Promise<Answer>;
  /** The raw response of a request with a patience of its own: one that streams, or works for long. */
  open: (path: string, init: OpenInit) => Promise<Response>;
};

type OpenInit = {
  method?: 'POST' | 'DELETE';
  body?: string;
  headers: Record<string, string>;
  signal: AbortSignal;
  keepalive?: boolean;
};

/**
 * `token` is asked before each request; it must answer from its own cache while the token is valid. When the
 * server refuses a token, it is asked once more with `isRejected`.
 */
export function createApi(token: (isRejected?: boolean) => Promise<string>): Api {
  async function request(path: string, init: RequestInit): Promise<Response> {
    let response = await ask(path, init, await token());
    if (response.status === 401) response = await ask(path, init, await token(true));
    if (!response.ok) throw await toFailure(response);
    return response;
  }
  async function requestJson<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const response = await request(path, init);
    const body: unknown = response.status === 204 ? undefined : await response.json();
    return body as Answer;
  }
  return {
    get: (path, signal) => {
      const timeout = AbortSignal.timeout(answerTimeoutMs);
      return requestJson(path, { signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
    },
    send: (method, path, body) =>
      requestJson(path, {
        method,
        signal: AbortSignal.timeout(answerTimeoutMs),
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    open: (path, init) => request(path, init),
  };
}

async function ask(path: string, init: RequestInit, token: string): Promise<Response> {
  const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` };
  try {
    return await fetch(path, { ...init, headers, cache: 'no-store', credentials: 'omit' });
  } catch (cause) {
    const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError';
    if (init.signal?.aborted && !isTimeout) throw cause;
    throw new ApiFailure({ status: 0, code: 'offline', message: 'no answer', cause });
  }
}

async function toFailure(response: Response): Promise<ApiFailure> {
  const retryAfter = Number(response.headers.get('retry-after') ?? NaN);
  const seconds = Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {};
  const body = (await response.json().catch(() => null)) as ApiError | null;
  if (!body?.error) {
    return new ApiFailure({
      status: response.status,
      code: 'failed',
      message: response.statusText,
      ...seconds,
    });
  }
  const { code, message, reference, field } = body.error;
  return new ApiFailure({
    status: response.status,
    code,
    message,
    reference,
    ...(field === undefined ? {} : { field }),
    ...seconds,
  });
}
