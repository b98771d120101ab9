import { exportSPKI, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { clientId, tenants } from '../../../local/identity.ts';
import { people } from '../../../local/people.ts';
import { createCaller, type Answered } from '../../builders/createCaller.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

const marco = people.find((person) => person.id === 'marco-bianchi')!;
const minute = 60;

let test: TestApp;
let good: JWTPayload;
let kid: string;
beforeAll(async () => {
  test = await startTestApp();
  good = readPart(await test.host.issuer.mintToken(marco), 1) as JWTPayload;
  kid = test.host.issuer.jwks.keys[0]!.kid!;
});
afterAll(() => test.stop());

describe('a signature that is not the issuer’s', () => {
  it('[SE1] refuses alg none, in any spelling, with and without a signature', async () => {
    const signature = (await sign()).split('.')[2]!;
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
      for (const last of ['', signature]) {
        await expectRefused(`${encode({ typ: 'JWT', alg, kid })}.${encode(good)}.${last}`);
      }
    }
  });

  it('[SE1] refuses HS256 with the public key as its secret', async () => {
    const jwk = test.host.issuer.jwks.keys[0]!;
    const publicKey = (await importJWK(jwk, 'RS256', { extractable: true })) as CryptoKey;
    const pem = await exportSPKI(publicKey);
    for (const secret of [pem, pem.trimEnd(), jwk.n!, JSON.stringify(jwk)]) {
      const token = await new SignJWT(good)
        .setProtectedHeader({ typ: 'JWT', alg: 'HS256', kid })
        .sign(new TextEncoder().encode(secret));
      await expectRefused(token);
    }
  });

  it('[SE1] refuses another key under the known kid, and under a kid of its own', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    for (const header of [{ kid }, { kid: 'mine' }, {}]) {
      await expectRefused(
        await new SignJWT(good).setProtectedHeader({ alg: 'RS256', ...header }).sign(privateKey),
      );
    }
  });

  it('[SE1] never takes a key from the token: jku, x5u, x5c, jwk, crit', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await crypto.subtle.exportKey('jwk', publicKey)), kid: 'mine' };
    const tricks = [
      { jku: `${test.host.url}/.well-known/mine.json` },
      { x5u: `${test.host.url}/mine.pem` },
      { x5c: ['bWluZQ=='] },
      { jwk },
      { crit: ['exp'], exp: 1 },
      { kid: '../../../../dev/null' },
      { kid: "' OR 1=1 --" },
      { kid: 7 },
      { kid: { $ne: null } },
    ];
    for (const trick of tricks) {
      const header = { alg: 'RS256', kid: 'mine', ...trick } as never;
      await expectRefused(
        await new SignJWT(good)
          .setProtectedHeader(header)
          .sign(privateKey)
          .catch(() => 'a.b.c'),
      );
    }
  });

  it('[SE1] refuses other algorithms of the same key, and a changed payload', async () => {
    for (const alg of ['RS384', 'RS512', 'PS256', 'ES256', 'EdDSA']) {
      const [, payload, signature] = (await sign()).split('.');
      await expectRefused(`${encode({ typ: 'JWT', alg, kid })}.${payload}.${signature}`);
    }
    const [header, , signature] = (await sign()).split('.');
    const other = people.find((person) => person.id === 'giulia-rossi')!.identities[0]!.objectId;
    await expectRefused(`${header}.${encode({ ...good, oid: other })}.${signature}`);
    await expectRefused(`${header}.${encode(good)}.${signature!.slice(0, -4)}AAAA`);
  });

  it('[SE1] refuses what is no token at all, and never fails over it', async () => {
    const [header, payload, signature] = (await sign()).split('.');
    const deep = `${'['.repeat(2000)}${']'.repeat(2000)}`;
    const malformed = [
      '.',
      '..',
      'a.b',
      `${header}.${payload}`,
      `${header}.${payload}.${signature}.${signature}.${signature}`,
      `${header}..${signature}`,
      `.${payload}.${signature}`,
      `${encode('text')}.${payload}.${signature}`,
      `${encode(null)}.${payload}.${signature}`,
      `${encode({ alg: ['RS256'], kid })}.${payload}.${signature}`,
      `${encode({ kid })}.${payload}.${signature}`,
      `${header}.${encode([])}.${signature}`,
      `${header}.${encode(null)}.${signature}`,
      `${header}.${Buffer.from(deep).toString('base64url')}.${signature}`,
      `${header}.${Buffer.from('{"tid":').toString('base64url')}.${signature}`,
      `${header}.${Buffer.from([0xff, 0xfe, 0x00]).toString('base64url')}.${signature}`,
      'x'.repeat(10_000),
    ];
    for (const token of malformed) await expectRefused(token);
  });
});

describe('a token of the issuer that is not for this app, person or time', () => {
  const wrong: Record<string, () => JWTPayload> = {
    'another audience': () => ({ aud: 'cf8f4f0f-0c5a-4f34-9a39-1d6f0a7a7b11' }),
    'the audience as an address': () => ({ aud: `api://${clientId}` }),
    'the old version': () => ({ ver: '1.0' }),
    'no version': () => ({ ver: undefined }),
    'the issuer of the old version': () => ({ iss: `https://sts.windows.net/${tenants.officineRossi}/` }),
    'a foreign issuer': () => ({ iss: `https://login.example/${tenants.officineRossi}/v2.0` }),
    'the issuer of another tenant than its own': () => ({ iss: `${test.host.url}/${tenants.gfms}/v2.0` }),
    'the tenant of GFMS under the own issuer': () => ({ tid: tenants.gfms }),
    'a tenant that is not allowed': () => {
      const tid = '0d9f2a5c-6f0e-4c43-9f4a-0c7f2f5f1c3e';
      return { tid, iss: `${test.host.url}/${tid}/v2.0` };
    },
    'the placeholder as its tenant': () => ({ tid: '{tid}', iss: `${test.host.url}/{tid}/v2.0` }),
    'no tenant': () => ({ tid: undefined }),
    'a tenant that is a list': () => ({ tid: [tenants.officineRossi] }),
    'no object id': () => ({ oid: undefined }),
    'an object id that is none': () => ({ oid: 'marco-bianchi' }),
    'another client': () => ({ azp: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' }),
    'no client': () => ({ azp: undefined }),
    'the client in the claim of the old version': () => ({ azp: undefined, appid: good.azp }),
    'no scope': () => ({ scp: undefined }),
    'another scope': () => ({ scp: 'User.Read' }),
    'a scope that only begins alike': () => ({ scp: 'access_as_user_too' }),
    'the scope in a list': () => ({ scp: ['access_as_user'] }),
    'roles of an application instead of a scope': () => ({
      scp: undefined,
      roles: ['Cases.Write', 'access_as_user'],
      idtyp: 'app',
    }),
    'an end long past': () => ({ exp: now() - 10 * minute }),
    'an end past by more than the skew': () => ({ exp: now() - 62 }),
    'a beginning later than the skew': () => ({ nbf: now() + 2 * minute }),
    'no end': () => ({ exp: undefined }),
    'no beginning': () => ({ nbf: undefined }),
    'no time of issue': () => ({ iat: undefined }),
    'an end that is no number': () => ({ exp: '9999999999' as never }),
  };

  it.each(Object.keys(wrong))('[SE1] refuses %s', async (kind) => {
    await expectRefused(await sign(wrong[kind]!()));
  });

  const right: Record<string, () => JWTPayload> = {
    'nothing changed': () => ({}),
    'an end within the skew': () => ({ exp: now() - 30 }),
    'a beginning within the skew': () => ({ nbf: now() + 30 }),
    'further scopes': () => ({ scp: 'openid access_as_user profile' }),
    'Teams on the desktop': () => ({ azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' }),
    'the app among other audiences': () => ({ aud: [clientId] }),
    'an object id in capitals': () => ({ oid: String(good.oid).toUpperCase() }),
    'claims nobody knows': () => ({ wids: ['x'], groups: [], xms_st: { sub: 'y' } }),
  };

  it.each(Object.keys(right))('[SE1] takes %s, and knows who it is', async (kind) => {
    const answer = await ask(await sign(right[kind]!()));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ setUp: true, person: { id: 'marco-bianchi' } });
  });

  it('[SE1] looks at the header field and nowhere else', async () => {
    const token = await sign();
    const elsewhere = [
      fetch(`${test.url}/api/me?access_token=${token}`),
      fetch(`${test.url}/api/me`, { headers: { cookie: `token=${token}; Authorization=Bearer ${token}` } }),
      fetch(`${test.url}/api/me`, { headers: { 'x-ms-token-aad-access-token': token } }),
      fetch(`${test.url}/api/me`, { headers: { authorization: token } }),
      fetch(`${test.url}/api/me`, { headers: { authorization: `Bearer ${token} ${token}` } }),
      fetch(`${test.url}/api/me`, { headers: { authorization: `Token ${token}` } }),
    ];
    for (const answer of await Promise.all(elsewhere)) expect(answer.status).toBe(401);
    expect(
      (await fetch(`${test.url}/api/me`, { headers: { authorization: `bearer ${token}` } })).status,
    ).toBe(200);
  });
});

it('[SE1] tenants, clients and the audience may be configured in capitals', async () => {
  const { startApp } = await import('../../../api/startApp.ts');
  const { readConfig } = await import('../../../api/config.ts');
  const upper = (list: readonly string[]) => list.map((id) => id.toUpperCase()).join(' ');
  const config = readConfig({
    ...Object.fromEntries(Object.entries(test.config).map(([name, value]) => [name, String(value)])),
    PORT: '0',
    ENTRA_CLIENT_ID: clientId.toUpperCase(),
    ENTRA_TENANTS: upper(test.config.ENTRA_TENANTS),
    ENTRA_AUTHORIZED_CLIENTS: upper(test.config.ENTRA_AUTHORIZED_CLIENTS),
  });
  const app = await startApp(config);
  try {
    const answer = await createCaller(`http://127.0.0.1:${app.port}`, await sign()).get('/me');
    expect(answer.status).toBe(200);
  } finally {
    await app.stop();
  }
});

function now(): number {
  return Math.floor(Date.now() / 1000);
}

function sign(claims: JWTPayload = {}): Promise<string> {
  return test.host.issuer.mintToken(marco, claims);
}

function ask(token: string): Promise<Answered> {
  return createCaller(test.url, token).get('/me');
}

/** Refused, and the answer does not say which check failed. */
async function expectRefused(token: string): Promise<void> {
  const answer = await ask(token);
  expect({ status: answer.status, body: answer.body }).toEqual({
    status: 401,
    body: { error: { code: 'unauthenticated', message: expect.any(String), reference: expect.any(String) } },
  });
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function readPart(token: string, part: number): unknown {
  return JSON.parse(Buffer.from(token.split('.')[part]!, 'base64url').toString());
}
