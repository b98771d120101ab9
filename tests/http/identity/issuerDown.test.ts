import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApp, type RunningApp } from '../../../api/startApp.ts';
import { createCaller, type Answered } from '../../builders/createCaller.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let keys: Server;
/** How the server of the published keys answers now. */
let answerKeys: RequestListener;
const running: RunningApp[] = [];

beforeAll(async () => {
  test = await startTestApp();
  keys = createServer((request, response) => answerKeys(request, response));
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await Promise.all(running.map((app) => app.stop()));
  keys.closeAllConnections();
  keys.close();
  await test.stop();
});

const troubles: Record<string, RequestListener> = {
  'does not answer at all': (request) => request.socket.destroy(),
  'fails itself': answerWith(500, 'Oops'),
  'is not where it was': answerWith(404, ''),
  'answers with a page': answerWith(200, '<html>'),
  'answers with something else': answerWith(200, '{"keys":"none"}'),
};

it.each(Object.keys(troubles))(
  '[SE1] an issuer that %s is 503: sign-in is away, the token not bad',
  async (kind) => {
    answerKeys = troubles[kind]!;
    const url = await startInstance();
    const answer = await askMe(url);
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ error: { code: 'unavailable' } });
    expect(answer.text).not.toContain('127.0.0.1');
  },
);

it('[SE1] an issuer that comes back is used again, without a restart', async () => {
  answerKeys = troubles['fails itself']!;
  const url = await startInstance();
  expect((await askMe(url)).status).toBe(503);
  answerKeys = answerWith(200, JSON.stringify(test.host.issuer.jwks));
  expect((await askMe(url)).status).toBe(200);
});

it('[SE1] an issuer that goes away after its keys were read is not missed', async () => {
  answerKeys = answerWith(200, JSON.stringify(test.host.issuer.jwks));
  const url = await startInstance();
  expect((await askMe(url)).status).toBe(200);
  answerKeys = troubles['fails itself']!;
  expect((await askMe(url)).status).toBe(200);
  expect((await askMe(url, 'giulia-rossi')).status).toBe(200);
});

it('[SE1] without an issuer a token that no key could save is still 401', async () => {
  answerKeys = troubles['fails itself']!;
  const url = await startInstance();
  expect((await createCaller(url, 'not.a.token').get('/me')).status).toBe(401);
  const tid = '0d9f2a5c-6f0e-4c43-9f4a-0c7f2f5f1c3e';
  const foreign = await test.host.issuer.sign({ tid, iss: `${test.host.url}/${tid}/v2.0` });
  expect((await createCaller(url, foreign).get('/me')).status).toBe(401);
});

function answerWith(status: number, body: string): RequestListener {
  return (_request, response) => {
    response.statusCode = status;
    response.end(body);
  };
}

/** One more instance, which reads its keys from the server above. */
async function startInstance(): Promise<string> {
  const { port } = keys.address() as AddressInfo;
  const app = await startApp({ ...test.config, ENTRA_JWKS_URL: `http://127.0.0.1:${port}/keys` });
  running.push(app);
  return `http://127.0.0.1:${app.port}`;
}

async function askMe(url: string, personId = 'marco-bianchi'): Promise<Answered> {
  return (await test.as(personId, url)).get('/me');
}
