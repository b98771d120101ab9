import { ApiFailure, createApi } from '../../tab/src/api.ts';

function answering(...responses: (Response | Error)[]) {
  const tokens: string[] = [];
  globalThis.fetch = (_, init) => {
    tokens.push(new Headers(init?.headers).get('authorization') ?? '');
    const next = responses.shift() ?? new Error('asked too often');
    return next instanceof Response ? Promise.resolve(next) : Promise.reject(next);
  };
  return tokens;
}
const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), init);

test('[SE1] a refused token is renewed once, and the request asked again', async () => {
  const tokens = answering(json({}, { status: 401 }), json({ ok: true }));
  const api = createApi((isRejected = false) => Promise.resolve(isRejected ? 'fresh' : 'old'));
  expect(await api.get('/api/me')).toEqual({ ok: true });
  expect(tokens).toEqual(['Bearer old', 'Bearer fresh']);
});

test('[SE2] an error of the contract becomes a failure with its code, reference and field', async () => {
  answering(
    json({ error: { code: 'invalid', message: 'm', reference: 'R1', field: 'text' } }, { status: 400 }),
  );
  const failure = await createApi(() => Promise.resolve('t'))
    .send('POST', '/api/cases', {})
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApiFailure);
  expect(failure).toMatchObject({ status: 400, code: 'invalid', reference: 'R1', field: 'text' });
});

test('[AX3] no answer is "offline", and 429 says how long to wait', async () => {
  answering(new TypeError('no network'), json(null, { status: 429, headers: { 'retry-after': '7' } }));
  const api = createApi(() => Promise.resolve('t'));
  await expect(api.get('/api/me')).rejects.toMatchObject({ code: 'offline', status: 0 });
  await expect(api.get('/api/me')).rejects.toMatchObject({ status: 429, retryAfterSeconds: 7 });
});

test('[MS1] an answer without content is a success', async () => {
  answering(new Response(null, { status: 204 }));
  await expect(createApi(() => Promise.resolve('t')).send('DELETE', '/api/x')).resolves.toBeUndefined();
});
