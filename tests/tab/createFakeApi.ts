import type { Api } from '../../tab/src/api.ts';
import { ApiFailure } from '../../tab/src/api.ts';

type Handler = (request: { path: string; body: unknown }) => unknown;

/** An api that answers from a table: `GET /api/people` → the answer, or a {@link Handler} that makes it. */
export function createFakeApi(table: Record<string, unknown>) {
  const requests: { method: string; path: string; body: unknown }[] = [];

  // `async` on purpose: an answer never comes before the caller has gone on.
  async function answer<Result>(method: string, path: string, body: unknown): Promise<Result> {
    requests.push({ method, path, body });
    await Promise.resolve();
    const found = table[`${method} ${path}`] ?? table[`${method} ${path.split('?')[0] ?? ''}`];
    if (found === undefined) throw refusal(404, 'notFound');
    const result: unknown = typeof found === 'function' ? (found as Handler)({ path, body }) : found;
    if (result instanceof ApiFailure) throw result;
    return result as Result;
  }

  const api: Api = {
    get: (path) => answer('GET', path, undefined),
    send: (method, path, body) => answer(method, path, body),
    // A stream that never says anything, unless something is sent.
    open: async (path, { method, body }) =>
      method
        ? Response.json(await answer(method, path, JSON.parse(body ?? 'null')))
        : new Promise<Response>(() => {}),
  };
  return { api, requests, sent: () => requests.filter(({ method }) => method !== 'GET') };
}

export function refusal(status: number, code: ApiFailure['code'], reference = '7F3K-2Q9A'): ApiFailure {
  return new ApiFailure({ status, code, message: code, reference });
}
