import type { Faults } from '../../local/cosmos/faults.ts';
import { startTestApp, type TestApp } from '../builders/startTestApp.ts';

let test: TestApp;
let fault: Faults | undefined;
beforeAll(async () => {
  test = await startTestApp({ faults: (request) => fault?.(request) });
});
afterAll(() => test.stop());

it('[SE2] says to anyone that the process is alive and ready, and no more', async () => {
  for (const [path, status] of [
    ['/healthz', 'alive'],
    ['/readyz', 'ready'],
  ]) {
    const response = await fetch(`${test.url}${path}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status });
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
});

it('[SE2] is alive but not ready while the database is away, and ready again afterwards', async () => {
  fault = ({ operation }) => (operation === 'metadata' ? { status: 449 } : undefined);
  expect((await fetch(`${test.url}/healthz`)).status).toBe(200);
  const away = await fetch(`${test.url}/readyz`);
  expect([away.status, await away.json()]).toEqual([503, { status: 'not ready' }]);
  fault = undefined;
  expect((await fetch(`${test.url}/readyz`)).status).toBe(200);
});

it('[SE4] every answer forbids guessing of types and caching, sets no cookie and names no server', async () => {
  const marco = await test.as('marco-bianchi');
  const paths = [
    '/me',
    '/cases',
    '/conversations',
    '/cases/SC-2026-000001',
    '/nothing',
    '/openapi.json',
    '/people',
  ];
  for (const path of paths) {
    const { headers } = await marco.get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    for (const name of ['set-cookie', 'server', 'x-powered-by', 'access-control-allow-origin']) {
      expect([name, headers.get(name)]).toEqual([name, null]);
    }
  }
});

it('[SE4] [AX3] a fault of ours is a bare 500 with a reference: nothing of what happened', async () => {
  const marco = await test.as('marco-bianchi');
  fault = ({ container, operation }) =>
    container === 'lists' && operation === 'query' ? { status: 503 } : undefined;
  const answer = await marco.get('/conversations');
  fault = undefined;
  expect(answer.status).toBeGreaterThanOrEqual(500);
  expect(answer.body).toEqual({
    error: {
      code: expect.stringMatching(/^(failed|unavailable)$/),
      message: expect.any(String),
      reference: expect.stringMatching(/^[\dA-Z]{4}-[\dA-Z]{4}$/),
    },
  });
  expect(answer.text).not.toMatch(/cosmos|127\.0\.0\.1|SELECT|stack|Error:/i);
});
