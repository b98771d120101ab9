import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import type { RunningHost } from '../../../local/host/startHost.ts';
import { clientId, teamsClientIds, tenants } from '../../../local/identity.ts';
import { people, personNotSetUp } from '../../../local/people.ts';
import { startTestHost } from './startTestHost.ts';

let host: RunningHost;
beforeAll(async () => void (host = await startTestHost()));
afterAll(() => host.close());

test('[SE1] POST /token gives the access token that Entra would issue', async () => {
  const { token } = await (await askToken({ personId: 'marco-bianchi' })).json();
  expect(decodeProtectedHeader(token)).toEqual({ typ: 'JWT', alg: 'RS256', kid: expect.any(String) });
  const { payload } = await verify(token, tenants.officineRossi);
  expect(payload).toMatchObject({
    ver: '2.0',
    tid: tenants.officineRossi,
    oid: people[0]?.identities[0]?.objectId,
    azp: teamsClientIds.web,
    scp: 'access_as_user',
    name: 'Marco Bianchi',
    preferred_username: 'marco.bianchi@officine-rossi.example',
  });
  expect(payload.exp! - payload.iat!).toBe(3600);
  expect(payload.nbf).toBe(payload.iat);
  expect(payload).not.toHaveProperty('acct');
  expect(payload).not.toHaveProperty('idp');
});

test('[SE1] a guest carries the tenant of GFMS, and his own in idp', async () => {
  const { token } = await (await askToken({ personId: 'stefano-ferri' })).json();
  const { payload } = await verify(token, tenants.gfms);
  expect(payload).toMatchObject({ tid: tenants.gfms, acct: 1 });
  expect(payload.idp).toContain(tenants.officineRossi);
});

test('[SE1] a bearer whom nobody has set up gets a valid token, and is not in /people', async () => {
  const { token } = await (await askToken({ personId: personNotSetUp.id })).json();
  await verify(token, tenants.muellerFormenbau);
  const listed = (await (await fetch(`${host.url}/people`)).json()) as { id: string }[];
  expect(listed.map(({ id }) => id)).not.toContain(personNotSetUp.id);
});

test('[SE1] an unknown person is 404, a malformed request 400', async () => {
  expect((await askToken({ personId: 'nobody' })).status).toBe(404);
  expect((await askToken({ personId: 7 })).status).toBe(400);
  expect((await askToken({})).status).toBe(400);
  expect((await askToken(null)).status).toBe(400);
  expect((await askToken('{"personId":')).status).toBe(400);
  expect((await askToken({ personId: 'x'.repeat(10_000) })).status).toBe(400);
  expect((await fetch(`${host.url}/token`)).status).toBe(405);
});

test('[SE1] the key set holds the public half of the key only', async () => {
  const { keys } = await (await fetch(`${host.url}/.well-known/jwks.json`)).json();
  expect(keys).toHaveLength(1);
  expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('[SE1] the openid configuration names the issuer of its tenant', async () => {
  const ofTenant = await fetch(`${host.url}/${tenants.gfms}/v2.0/.well-known/openid-configuration`);
  expect(await ofTenant.json()).toMatchObject({
    issuer: `${host.url}/${tenants.gfms}/v2.0`,
    jwks_uri: `${host.url}/.well-known/jwks.json`,
  });
  const ofAll = await fetch(`${host.url}/.well-known/openid-configuration`);
  expect(await ofAll.json()).toMatchObject({ issuer: `${host.url}/{tenantid}/v2.0` });
});

function askToken(body: unknown): Promise<Response> {
  return fetch(`${host.url}/token`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function verify(token: string, tenantId: string) {
  return jwtVerify(token, createRemoteJWKSet(new URL(`${host.url}/.well-known/jwks.json`)), {
    issuer: `${host.url}/${tenantId}/v2.0`,
    audience: clientId,
    algorithms: ['RS256'],
  });
}
