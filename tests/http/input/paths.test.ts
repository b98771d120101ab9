import { apiError } from '../../../api/contract/errors.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { sendRaw, type RawAnswer } from '../../builders/sendRaw.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { examples, nameOf, routes } from '../isolation/examples.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND', 'TRACE', 'REPORT'];
const withIds = routes.filter((route) => route.path.includes(':'));

let test: TestApp;
let marco: Caller;
let conversationId: string;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  ({ id: conversationId } = await openDirectChat(marco, ['giulia-rossi']));
});
afterAll(() => test.stop());

describe('a path that leads nowhere', () => {
  const unknown = [
    '/api',
    '/api/',
    '/api/nothing',
    '/api/me/too',
    '/api/conversation',
    '/api/messages',
    '/api/Me',
    '/api//me',
    '/api/..%2fhealthz',
    '/api/%00',
    '/api/%',
    '/api/%zz',
    '/api/%E0%A4%A',
    '/api/%c0%ae%c0%ae/',
    '/api/me%20',
    '/api/me%2f',
    '/api/me;x=1',
    '/api/\\me',
    '/api/index.html',
    '/api/openapi.yaml',
    `/api/${'x'.repeat(5000)}`,
    `/api/${'x/'.repeat(2000)}`,
  ];

  it.each(unknown.map((path) => [label(path), path]))(
    '[SE2] %s is the contract’s 404',
    async (_label, path) => {
      const callers: Record<string, string>[] = [{}, { authorization: `Bearer ${marco.token}` }];
      for (const headers of callers) {
        for (const method of ['GET', 'POST', 'DELETE']) {
          const answer = await sendRaw(test.url, { method, path, headers });
          expectNotFound(answer);
        }
      }
    },
  );

  it('[SE2] a way round through dots comes to the same gate', async () => {
    for (const path of ['/api/./me', '/api/cases/../me', '/api/cases/%2e%2e/me', '/x/../api/me']) {
      expect((await sendRaw(test.url, { path })).status).toBe(401);
    }
  });

  it('[SE2] an address that is none ends the request and nothing else', async () => {
    for (const path of [
      '//',
      '///',
      '//:',
      '//api/me',
      '//[::1/api',
      'http://',
      '*',
      'x',
      '?',
      '#',
      '//%/',
    ]) {
      const answer = await sendRaw(test.url, { path });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect((await marco.get('/me')).status).toBe(200);
  });

  it('[SE2] a host that is none ends the request and nothing else', async () => {
    for (const host of [
      'x:999999',
      '[::1',
      'a b',
      'x@y@z',
      '%',
      '<x>',
      'x/y',
      '::',
      'localhost:abc',
      '',
      '#',
      '?',
    ]) {
      const answer = await sendRaw(test.url, { path: '/api/me', headers: { host } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect((await marco.get('/me')).status).toBe(200);
  });

  it('[SE2] a path outside the API does not lead out of the built tab', async () => {
    const paths = [
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/../../package.json',
      '/assets/..%5c..%5cpackage.json',
      '//etc/passwd',
      '/%00',
      '/%',
      '/.env',
      '/index.html%00.js',
      `/${'a'.repeat(10_000)}`,
    ];
    for (const path of paths) {
      const answer = await sendRaw(test.url, { path });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toMatch(/"dependencies"|root:/);
    }
  });
});

describe('a method that a path does not have', () => {
  const paths = [...new Set(routes.map((route) => route.path))];

  it.each(paths)('[SE2] %s answers the contract’s 404', async (path) => {
    const own = routes.filter((route) => route.path === path).map((route) => route.method as string);
    for (const method of methods.filter((one) => !own.includes(one))) {
      const filled = path.replace(/:(\w+)/g, (_whole, name) =>
        name === 'conversationId' ? conversationId : 'x',
      );
      const headers = { authorization: `Bearer ${marco.token}` };
      const answer = await sendRaw(test.url, { method, path: filled, headers });
      if (method === 'HEAD') expect(answer.status).toBeLessThan(500);
      else expectNotFound(answer);
    }
  });

  it('[SE2] the method cannot be changed by a header or parameter', async () => {
    const { status } = await sendRaw(test.url, {
      method: 'POST',
      path: `/api/conversations/${conversationId}?_method=DELETE`,
      headers: { authorization: `Bearer ${marco.token}`, 'x-http-method-override': 'PATCH' },
      body: '',
    });
    expect(status).toBe(404);
  });
});

describe('an odd id in the path', () => {
  const odd = [
    '%00',
    '%20',
    '..%2f..%2fsystem',
    '%2e%2e',
    'a%2fb',
    'a%5cb',
    'a%3fb',
    'a%23b',
    '%25',
    '%F0%9F%99%82',
    '%ff',
    '%E2%82',
    '%',
    '%zz',
    '%u0041',
    '__proto__',
    'constructor',
    'snapshot',
    'null',
    'undefined',
    '[object Object]'.replaceAll(' ', '%20'),
    "'%20OR%201=1%20--",
    '-1',
    '9007199254740993',
    'x'.repeat(101),
    'x'.repeat(1024),
    'x'.repeat(3000),
    encodeURIComponent('ü'.repeat(1200)),
  ];

  describe.each(withIds.map((route) => [nameOf(route), route] as const))('%s', (_name, route) => {
    it.each(odd.map((id) => [label(id), id]))(
      '[SE2] is the same 404 as any unknown one: %s',
      async (_label, id) => {
        const params = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
        // It names nothing: see below.
        const known: Record<string, string> = { conversationId, emoji: encodeURIComponent('👍') };
        for (const name of params.filter((param) => param !== 'emoji')) {
          const path = route.path.replace(/:(\w+)/g, (_whole, param: string) =>
            param === name ? id : (known[param] ?? 'SC-2026-000001'),
          );
          const answer = await sendRaw(test.url, {
            method: route.method,
            path,
            headers: { authorization: `Bearer ${marco.token}`, 'content-type': 'application/json' },
            ...(route.body ? { body: JSON.stringify(examples[nameOf(route)]?.body) } : {}),
          });
          expectNotFound(answer);
        }
      },
    );
  });

  it.each(['PUT', 'DELETE'])('[SE2] [MS5] %s of what is no emoji is refused by its name', async (method) => {
    for (const emoji of odd.filter((one) => one !== encodeURIComponent('🙂'))) {
      const path = `/api/conversations/${conversationId}/messages/unknown/reactions/${emoji}`;
      const headers = { authorization: `Bearer ${marco.token}` };
      const answer = await sendRaw(test.url, { method, path, headers });
      if (answer.status === 404) expectNotFound(answer);
      else expect(apiError.parse(answer.body).error).toMatchObject({ code: 'invalid', field: 'emoji' });
    }
  });
});

function expectNotFound(answer: RawAnswer): void {
  expect({ status: answer.status, type: answer.headers['content-type'] }).toEqual({
    status: 404,
    type: 'application/json; charset=utf-8',
  });
  expect(apiError.parse(answer.body).error).toMatchObject({
    code: 'notFound',
    message: 'There is nothing here for you.',
  });
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
}

function label(text: string): string {
  return text.length < 40 ? text : `${text.slice(0, 20)}… (${text.length} characters)`;
}
