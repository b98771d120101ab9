/** An answer with its status, its body (parsed where it is JSON) and its headers. */
export type Answered = { status: number; body: never; text: string; headers: Headers };

/** The API as one person. Paths are below `/api`. Nothing is thrown for a refusal. */
export type Caller = {
  url: string;
  token: string;
  get(path: string): Promise<Answered>;
  post(path: string, body?: unknown): Promise<Answered>;
  put(path: string, body?: unknown): Promise<Answered>;
  patch(path: string, body?: unknown): Promise<Answered>;
  del(path: string): Promise<Answered>;
};

export function createCaller(url: string, token: string): Caller {
  async function call(method: string, path: string, body?: unknown): Promise<Answered> {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      body: (isJson && text !== '' ? JSON.parse(text) : undefined) as never,
      text,
      headers: response.headers,
    };
  }
  return {
    url,
    token,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body ?? {}),
    put: (path, body) => call('PUT', path, body ?? {}),
    patch: (path, body) => call('PATCH', path, body ?? {}),
    del: (path) => call('DELETE', path),
  };
}
