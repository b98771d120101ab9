import { createLocalJWKSet, jwtVerify } from 'jose';
import { clientId } from '../../../local/identity.ts';
import type { RunningHost } from '../../../local/host/startHost.ts';
import { startTestHost } from './startTestHost.ts';

const botPassword = 'only known here';
let host: RunningHost;
let origin: string;
beforeAll(async () => {
  host = await startTestHost({ botPassword });
  origin = `http://127.0.0.1:${host.port}`;
});
afterAll(() => host.close());

test('[SE3] the host publishes the keys of the connector, endorsed for Teams', async () => {
  const configuration = await readJson('/v1/.well-known/openidconfiguration');
  expect(configuration).toMatchObject({
    issuer: 'https://api.botframework.com',
    jwks_uri: `${origin}/v1/.well-known/keys`,
  });
  const { keys } = await readJson('/v1/.well-known/keys');
  expect(keys).toEqual([expect.objectContaining({ kty: 'RSA', endorsements: ['msteams'] })]);
  expect(keys[0]).not.toHaveProperty('d');
});

test('[SE3] the bot gets a token for the connector with its secret, and nobody without', async () => {
  const { token_endpoint } = await readJson('/botframework.com/v2.0/.well-known/openid-configuration');
  const good = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: botPassword,
    scope: 'https://api.botframework.com/.default',
  };
  const answer = await fetch(token_endpoint, { method: 'POST', body: new URLSearchParams(good) });
  expect(answer.status).toBe(200);
  const { access_token } = (await answer.json()) as { access_token: string };
  const { payload } = await jwtVerify(
    access_token,
    createLocalJWKSet(await readJson('/v1/.well-known/keys')),
    { audience: 'https://api.botframework.com', issuer: `${origin}/botframework.com/v2.0` },
  );
  expect(payload.appid).toBe(clientId);

  for (const wrong of [{ client_secret: 'guessed' }, { client_secret: '' }, { client_id: 'another' }]) {
    const body = new URLSearchParams({ ...good, ...wrong });
    expect((await fetch(token_endpoint, { method: 'POST', body })).status).toBe(401);
  }
});

test('[SE3] a host that was told no secret gives the bot no token', async () => {
  const other = await startTestHost();
  const body = new URLSearchParams({
    client_id: clientId,
    client_secret: '',
    grant_type: 'client_credentials',
  });
  const address = `http://127.0.0.1:${other.port}/botframework.com/oauth2/v2.0/token`;
  expect((await fetch(address, { method: 'POST', body })).status).toBe(401);
  await other.close();
});

async function readJson(path: string) {
  const answer = await fetch(`${origin}${path}`);
  expect(answer.status).toBe(200);
  return answer.json();
}
