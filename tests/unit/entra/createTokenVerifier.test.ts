import { createLocalJWKSet, type JWTPayload } from 'jose';
import { createTokenVerifier } from '../../../api/adapters/entra/createTokenVerifier.ts';
import { createIssuer, type Issuer } from '../../../local/host/createIssuer.ts';
import { createSigningKey } from '../../../local/host/signingKey.ts';
import { clientId, teamsClientIds, tenants } from '../../../local/identity.ts';
import { people } from '../../../local/people.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');
const marco = people[0]!;

let issuer: Issuer;
let verify: ReturnType<typeof createTokenVerifier>;
let keysRead: number;

beforeEach(() => {
  jest.useFakeTimers({ now: noon });
  issuer = createIssuer({ origin: 'http://localhost:1', key: createSigningKey() });
  const keys = createLocalJWKSet(issuer.jwks);
  keysRead = 0;
  verify = createTokenVerifier({
    jwksUrl: 'http://localhost:1/none',
    issuerTemplate: 'http://localhost:1/{tid}/v2.0',
    audience: clientId,
    tenants: Object.values(tenants),
    clients: [teamsClientIds.web],
    keys: async (header, token) => {
      keysRead += 1;
      return keys(header, token);
    },
  });
});
afterEach(() => void jest.useRealTimers());

test('[SE1] a token that was good is refused 60 seconds after its end, however often it was asked before', async () => {
  const token = await sign({ exp: seconds(noon) + 600 });
  for (const after of [0, 300, 600, 659]) {
    jest.setSystemTime(noon + after * 1000);
    await expect(verify(token)).resolves.toMatchObject({ identity: { tenantId: tenants.officineRossi } });
  }
  jest.setSystemTime(noon + 660_000);
  await expect(verify(token)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('[SE1] a token that is not yet good is good when its time has come', async () => {
  const token = await sign({ nbf: seconds(noon) + 300 });
  await expect(verify(token)).rejects.toMatchObject({ code: 'unauthenticated' });
  jest.setSystemTime(noon + 240_000);
  await expect(verify(token)).resolves.toMatchObject({ name: 'Marco Bianchi' });
});

test('[SE1] a signature is checked once, and another token of the same person again', async () => {
  const first = await sign({});
  await verify(first);
  await verify(first);
  expect(keysRead).toBe(1);
  await verify(await sign({}));
  expect(keysRead).toBe(2);
});

test('[SE1] a refused token is not remembered as a good one', async () => {
  const token = await sign({ azp: teamsClientIds.desktop });
  await expect(verify(token)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(verify(token)).rejects.toMatchObject({ code: 'unauthenticated' });
});

function sign(claims: JWTPayload): Promise<string> {
  return issuer.mintToken(marco, claims);
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
