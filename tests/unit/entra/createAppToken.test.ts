import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAppToken } from '../../../api/adapters/entra/createAppToken.ts';
import { startFakeGraph } from '../../builders/fakeGraph.ts';

const scope = 'https://graph.microsoft.com/.default';
const tenantId = '5f0f3a52-6e0f-4a7d-9d39-0c9b7d1c2a12';
const clientId = '2bd7ab79-50f5-4f0b-b8ad-74903600ae3e';

const withSecret = (loginUrl: string) =>
  createAppToken({
    scope,
    identity: { kind: 'secret', tenantId, clientId, clientSecret: 'a secret', loginUrl },
    timeoutMs: 5_000,
  });

test('[SE3] over http a token is asked for on loopback only', () => {
  for (const loginUrl of ['http://login.microsoftonline.com', 'http://127.0.0.1.example', 'http://10.0.0.1'])
    expect(() => withSecret(loginUrl)).toThrow('http is for loopback only');
  expect(() => withSecret('https://login.microsoftonline.com')).not.toThrow();
});

test('[SE3] a token is kept, and many who ask at once make one request', async () => {
  const entra = await startFakeGraph();
  const token = withSecret(entra.origin);
  const all = await Promise.all(Array.from({ length: 10 }, () => token.get()));
  expect(new Set([...all, await token.get()]).size).toBe(1);
  expect(entra.tokenRequests).toHaveLength(1);
  await entra.close();
});

test('[SE3] a refused token is replaced, but not the one that has replaced it already', async () => {
  const entra = await startFakeGraph();
  const token = withSecret(entra.origin);
  const first = await token.get();
  token.forget(first);
  const second = await token.get();
  expect(second).not.toBe(first);
  token.forget(first);
  expect(await token.get()).toBe(second);
  token.forget();
  expect(await token.get()).not.toBe(second);
  expect(entra.tokenRequests).toHaveLength(3);
  await entra.close();
});

test('[SE3] after a refusal or a silence it is asked for again', async () => {
  const entra = await startFakeGraph();
  entra.failToken({ status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215' } });
  entra.failToken({ how: 'hang' });
  const { origin: loginUrl } = entra;
  const identity = { kind: 'secret', tenantId, clientId, clientSecret: 'a secret', loginUrl } as const;
  const token = createAppToken({ scope, identity, timeoutMs: 300 });
  await expect(token.get()).rejects.toThrow('AADSTS7000215');
  await expect(token.get()).rejects.toThrow();
  expect(await token.get()).toMatch(/^eyJ/);
  await entra.close();
});

/** As App Service has one, for its managed identities; MSAL looks where it is once in a process. */
test('[SE3] without a secret an identity of the machine asks: the one that is named, or its own', async () => {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://x').searchParams);
    const expiresOn = Math.floor(Date.now() / 1_000) + 3_600;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ access_token: 'managed', expires_on: String(expiresOn), token_type: 'Bearer' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = process.env;
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`;
  process.env.IDENTITY_HEADER = 'a secret of App Service';
  try {
    for (const id of [clientId, null]) {
      const token = createAppToken({ scope, identity: { kind: 'managed', clientId: id }, timeoutMs: 5_000 });
      expect(await token.get()).toBe('managed');
      const request = asked.pop();
      expect(request?.get('resource')).toBe('https://graph.microsoft.com');
      expect(request?.get('client_id')).toBe(id);
      expect(asked).toEqual([]);
    }
  } finally {
    for (const [name, value] of Object.entries({ IDENTITY_ENDPOINT, IDENTITY_HEADER }))
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    await new Promise((resolve) => server.close(resolve));
  }
});
