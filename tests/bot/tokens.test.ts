import { SignJWT } from 'jose';
import { createHmac, createPublicKey, randomUUID } from 'node:crypto';
import { clientId, tenants } from '../../local/identity.ts';
import { createSigningKey } from '../../local/host/signingKey.ts';
import { aMessage } from '../builders/activities.ts';
import { startBot, type RunningBot } from './startBot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

const now = () => Math.floor(Date.now() / 1000);
const goodClaims = () => ({
  iss: bot.issuer.issuer.tokenIssuer,
  aud: clientId,
  serviceurl: bot.connector.serviceUrl,
  nbf: now(),
  exp: now() + 3600,
});
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Every way a token can be wrong; none may get further than the answer 401. */
const attacks: Record<string, () => string | Promise<string>> = {
  'of algorithm none': () => `${encode({ alg: 'none', kid: bot.issuer.key.kid })}.${encode(goodClaims())}.`,
  'of algorithm none, with a signature': () =>
    `${encode({ alg: 'none', kid: bot.issuer.key.kid })}.${encode(goodClaims())}.AAAA`,
  'signed with the public key as a secret': () => {
    const publicKey = createPublicKey(bot.issuer.key.privateKey).export({ type: 'spki', format: 'pem' });
    const signed = `${encode({ alg: 'HS256', kid: bot.issuer.key.kid })}.${encode(goodClaims())}`;
    return `${signed}.${createHmac('sha256', publicKey).update(signed).digest('base64url')}`;
  },
  'signed with another key under the known name': () =>
    new SignJWT(goodClaims())
      .setProtectedHeader({ alg: 'RS256', kid: bot.issuer.key.kid })
      .sign(createSigningKey().privateKey),
  'of an unknown key': () => bot.issuer.issuer.sign(goodClaims(), { kid: 'another' }),
  'with its own key in the header': () => {
    const key = createSigningKey();
    return new SignJWT(goodClaims())
      .setProtectedHeader({
        alg: 'RS256',
        kid: bot.issuer.key.kid,
        jwk: key.publicJwk,
        jku: 'http://127.0.0.1:9/',
      })
      .sign(key.privateKey);
  },
  'changed after signing': async () => {
    const [header, , signature] = (await bot.issuer.issuer.sign(goodClaims())).split('.');
    return `${header}.${encode({ ...goodClaims(), exp: now() + 9_999 })}.${signature}`;
  },
  'of another issuer': () => bot.issuer.issuer.sign({ ...goodClaims(), iss: 'https://sts.windows.net/x/' }),
  'for another bot': () => bot.issuer.issuer.sign({ ...goodClaims(), aud: randomUUID() }),
  'for several': () => bot.issuer.issuer.sign({ ...goodClaims(), aud: [clientId, randomUUID()] }),
  'that has expired': () => bot.issuer.issuer.sign({ ...goodClaims(), exp: now() - 301 }),
  'that is not yet valid': () => bot.issuer.issuer.sign({ ...goodClaims(), nbf: now() + 400 }),
  'that never ends': () => bot.issuer.issuer.sign({ ...goodClaims(), exp: undefined }),
  'of another connector': () =>
    bot.issuer.issuer.sign({ ...goodClaims(), serviceurl: 'https://smba.trafficmanager.net/emea/' }),
  'of no connector': () => bot.issuer.issuer.sign({ ...goodClaims(), serviceurl: undefined }),
  'of another bot': () => bot.issuer.issuer.sign({ ...goodClaims(), ver: '1.0', appid: randomUUID() }),
  'that is none': () => 'a.b.c',
  'that is empty': () => '',
};

test.each(Object.keys(attacks))('[SE3] an activity with a token %s is refused', async (name) => {
  const before = bot.received.length;
  const token = await attacks[name]!();
  const answer = await bot.receive(aMessage({ serviceUrl: bot.connector.serviceUrl }), token);
  expect(answer).toEqual({ status: 401 });
  expect(bot.received).toHaveLength(before);
  if (token !== '') expect(bot.logged.join()).not.toContain(token);
});

test('[SE3] an activity with a good token is taken', async () => {
  const before = bot.received.length;
  expect(await bot.receive(aMessage({ serviceUrl: bot.connector.serviceUrl }))).toEqual({ status: 200 });
  expect(bot.received).toHaveLength(before + 1);
});

test('[SE3] without a token, or with another kind, nothing is taken', async () => {
  const body = aMessage({ serviceUrl: bot.connector.serviceUrl });
  const token = await bot.issuer.issuer.sign(goodClaims());
  for (const authorization of [
    '',
    'Bearer',
    `Basic ${token}`,
    `bearer ${token}`,
    `Bearer ${token} ${token}`,
  ]) {
    expect(await bot.receiveRaw({ authorization, body })).toEqual({ status: 401 });
  }
});

test('[SE3] an activity without its connector, or of another channel, is refused', async () => {
  const token = await bot.issuer.issuer.sign(goodClaims());
  const good = aMessage({ serviceUrl: bot.connector.serviceUrl });
  for (const wrong of [
    { serviceUrl: undefined },
    { serviceUrl: '' },
    { serviceUrl: 7 },
    { channelId: 'emulator' },
  ]) {
    expect(await bot.receive({ ...good, ...wrong }, token)).toEqual({ status: 401 });
  }
});

test('[SE3] an unknown tenant is refused, and nothing is stored or called', async () => {
  const before = [bot.received.length, bot.connector.requests.length];
  const tenantId = randomUUID();
  const answer = await bot.receive(aMessage({ serviceUrl: bot.connector.serviceUrl, tenantId }));
  expect(answer).toEqual({ status: 403 });
  const nowhere = { channelData: {}, conversation: { conversationType: 'personal', id: 'a:x' } };
  const untold = aMessage({ serviceUrl: bot.connector.serviceUrl, ...nowhere });
  expect(await bot.receive(untold)).toEqual({ status: 403 });
  expect([bot.received.length, bot.connector.requests.length]).toEqual(before);
});

test('[SE3] a foreign connector is never called, even with a token for it', async () => {
  const foreign = await startBot();
  try {
    const before = bot.received.length;
    const tricks = [
      foreign.connector.serviceUrl,
      'http://169.254.169.254/',
      'http://user:pass@127.0.0.1/',
      `${bot.connector.origin}.example.com/`,
      bot.connector.origin.replace('http:', 'ftp:'),
      'nonsense',
    ];
    for (const serviceUrl of tricks)
      expect(await bot.receive(aMessage({ serviceUrl }))).toEqual({ status: 403 });
    expect(bot.received).toHaveLength(before);
    const to = {
      channelId: 'msteams',
      tenantId: tenants.gfms,
      conversationId: 'a:1',
      serviceUrl: foreign.connector.serviceUrl,
      botId: '28:x',
    };
    expect(await bot.gateway.probe(to)).toMatchObject({ outcome: 'refused' });
    expect(await bot.gateway.react(to, '1', true)).toMatchObject({ outcome: 'refused' });
    expect(await bot.gateway.listReaders(to)).toBeNull();
    expect(foreign.connector.requests).toEqual([]);
  } finally {
    await foreign.close();
  }
});

test('[SE3] while the keys of the connector cannot be had, it is asked to send again', async () => {
  const fresh = await startBot();
  try {
    fresh.issuer.isAway = true;
    const activity = aMessage({ serviceUrl: fresh.connector.serviceUrl });
    expect(await fresh.receive(activity)).toEqual({ status: 503 });
    fresh.issuer.isAway = false;
    expect(await fresh.receive(activity)).toEqual({ status: 200 });
    expect(fresh.received).toHaveLength(1);
  } finally {
    await fresh.close();
  }
});

test('[SE3] what can be seen without the keys is refused without asking for them', async () => {
  const fresh = await startBot();
  fresh.issuer.isAway = true;
  const { serviceUrl } = fresh.connector;
  const claims = { ...goodClaims(), serviceurl: serviceUrl };
  const wrong = [
    { aud: randomUUID() },
    { iss: 'https://sts.windows.net/x/' },
    { exp: undefined },
    { serviceurl: undefined },
    { serviceurl: `${serviceUrl}x` },
    { ver: '2.0', azp: randomUUID() },
  ];
  try {
    for (const claim of wrong) {
      const token = await fresh.issuer.issuer.sign({ ...claims, ...claim });
      expect(await fresh.receive(aMessage({ serviceUrl }), token)).toEqual({ status: 401 });
    }
    const nowhere = await fresh.issuer.issuer.sign({ ...claims, serviceurl: '' });
    expect(await fresh.receive(aMessage({ serviceUrl: '' }), nowhere)).toEqual({ status: 401 });
    expect(fresh.issuer.asked).toEqual([]);
  } finally {
    await fresh.close();
  }
});

test('[SE4] a refused token is not printed beside the log', async () => {
  const printed: unknown[] = [];
  const print = console.error;
  console.error = (...args: unknown[]) => void printed.push(args);
  const fresh = await startBot();
  try {
    const claims = { ...goodClaims(), serviceurl: fresh.connector.serviceUrl, exp: now() - 400 };
    const activity = aMessage({ serviceUrl: fresh.connector.serviceUrl });
    expect(await fresh.receive(activity, await fresh.issuer.issuer.sign(claims))).toEqual({ status: 401 });
    expect(printed).toEqual([]);
  } finally {
    console.error = print;
    await fresh.close();
  }
});
