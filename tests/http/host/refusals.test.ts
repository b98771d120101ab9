import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { refuseToStart } from '../../../local/host/refuseCaller.ts';
import type { RunningHost } from '../../../local/host/startHost.ts';
import { startTestHost } from './startTestHost.ts';

let host: RunningHost;
beforeAll(async () => void (host = await startTestHost()));
afterAll(() => host.close());

const tokenRequest = { method: 'POST', path: '/token', body: JSON.stringify({ personId: 'marco-bianchi' }) };

test('[SE3] the host refuses a foreign Host header', async () => {
  for (const foreign of [
    'evil.example',
    `evil.example:${host.port}`,
    `localhost:${host.port + 1}`,
    'localhost',
  ]) {
    expect(await statusOf({ ...tokenRequest, headers: { host: foreign } })).toBe(403);
    expect(await statusOf({ path: '/people', headers: { host: foreign } })).toBe(403);
  }
});

test('[SE3] the host answers under each name of the loopback', async () => {
  for (const name of ['localhost', 'LOCALHOST', '127.0.0.1', '[::1]']) {
    expect(await statusOf({ ...tokenRequest, headers: { host: `${name}:${host.port}` } })).toBe(200);
  }
});

test('[SE3] the host refuses cross-origin calls', async () => {
  const foreign = ['http://localhost:3978', 'https://evil.example', 'null', `http://127.0.0.1:${host.port}`];
  for (const origin of foreign) {
    expect(await statusOf({ ...tokenRequest, headers: { origin } })).toBe(403);
  }
  expect(await statusOf({ ...tokenRequest, headers: { origin: host.url } })).toBe(200);
});

test('[SE3] no answer of the host may be read by another origin', async () => {
  const { headers } = await answerTo({ ...tokenRequest, headers: { origin: host.url } });
  expect(headers).not.toHaveProperty('access-control-allow-origin');
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
});

test('[SE3] the host does not start in production', () => {
  expect(() => refuseToStart({ address: '127.0.0.1', env: { NODE_ENV: 'production' } })).toThrow(
    'production',
  );
});

test('[SE3] the host does not start off the loopback', async () => {
  for (const address of ['0.0.0.0', '::', '192.168.0.7', '127.0.0.1.evil.example']) {
    await expect(startTestHost({ address })).rejects.toThrow('loopback');
  }
});

test('[SE4] every answer says nosniff, and the page has a strict policy', async () => {
  for (const path of ['/people', '/nothing-here', '/', '/.well-known/jwks.json']) {
    expect((await answerTo({ path })).headers['x-content-type-options']).toBe('nosniff');
  }
  const policy = (await answerTo({ path: '/' })).headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('frame-src http://localhost:3978;');
  expect(policy).not.toContain('unsafe');
});

async function statusOf(sent: Sent): Promise<number | undefined> {
  return (await answerTo(sent)).statusCode;
}

// `fetch` would not send a foreign Host.
function answerTo({ method = 'GET', path, headers = {}, body = '' }: Sent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sending = request({
      port: host.port,
      host: '127.0.0.1',
      method,
      path,
      headers: { host: `localhost:${host.port}`, ...headers },
    });
    sending
      .once('response', (response) => resolve(response.resume()))
      .once('error', reject)
      .end(body);
  });
}

type Sent = { method?: string; path: string; headers?: Record<string, string>; body?: string };
