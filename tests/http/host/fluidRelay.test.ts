import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AzureClient } from '@fluidframework/azure-client';
import { SharedMap } from 'fluid-framework';
import { createLaneTokens } from '../../../api/adapters/fluid/createLaneTokens.ts';
import type { FluidServer } from '../../../local/fluid/startFluidServer.ts';
import { startFluidServer } from '../../../local/fluid/startFluidServer.ts';
import type { LaneTokenParts } from '../../builders/signLaneToken.ts';
import { fluidKey, signLaneToken } from '../../builders/signLaneToken.ts';
import { joinBySocket } from './joinBySocket.ts';

const script = join(import.meta.dirname, '../../../local/fluid/main.ts');
const tabOrigin = 'http://localhost:3978';
const schema = { initialObjects: { map: SharedMap } };

let relay: FluidServer;
beforeAll(async () => {
  relay = await startFluidServer({ port: 0, key: fluidKey, tabOrigin });
});
afterAll(() => relay.close());

test('[WB2] two people with tokens of the API join one container and see each other by name', async () => {
  const tokens = createLaneTokens({ endpoint: relay.endpoint, key: fluidKey });
  const tokenOf = (name: string) => (containerId: string | null) =>
    tokens
      .sign({ whiteboardId: 'c.one', person: { id: name, name, companyId: 'rossi' }, containerId })
      .then(({ token }) => token);
  const first = await connect(tokenOf('Marco')).createContainer(schema);
  const id = await first.container.attach();
  const { container, services } = await connect(tokenOf('Anna')).getContainer(id, schema);
  await until(() => services.audience.getMembers().size === 2);
  const members = [...services.audience.getMembers().values()];
  expect(members.map(({ userId }) => userId).sort()).toEqual(['Anna', 'Marco']);
  expect(members[0]).toMatchObject({ additionalDetails: { companyId: 'rossi' } });
  first.container.dispose();
  container.dispose();
  expect(relay.words()).toBe('');
});

const refused: [string, Partial<LaneTokenParts> | null, number][] = [
  ['no token', null, 403],
  ['another key', { key: Buffer.alloc(32, 'another').toString('base64') }, 403],
  ['a token that has expired', { age: 700 }, 401],
  ['a token that lasts for a day', { lifetime: 86_400 }, 403],
  ["another board's token", { boardId: 'conversation.other' }, 403],
  [
    "another board's token in the name of this container",
    { boardId: 'conversation.other', documentId: 'this' },
    403,
  ],
  ["another container's token", { documentId: 'sibling' }, 403],
  ["another tenant's token", { tenantId: 'another' }, 403],
];

test.each(refused)('[SE2] %s opens nothing, over HTTP and on the socket', async (_name, parts, status) => {
  const id = await create(tokenOf({}));
  const sibling = await create(tokenOf({}));
  const named = { this: id, sibling }[parts?.documentId ?? ''] ?? '';
  const token = parts ? await signLaneToken({ ...parts, documentId: named }) : '';
  for (const path of [
    `/deltas/local/${id}`,
    `/documents/local/${id}`,
    `/repos/local/commits?sha=${id}&count=1`,
  ]) {
    expect((await ask({ path, headers: { authorization: `Basic ${token}` } })).status).toBe(status);
  }
  const refs = `/repos/local/git/refs/heads/${id}`;
  const basic = Buffer.from(`local:${token}`).toString('base64');
  expect((await ask({ path: refs, headers: { authorization: `Basic ${basic}` } })).status).toBe(status);
  expect(await joinBySocket(relay, { id, token })).toEqual({ refused: status });
});

test('[SE2] with the right token both ways are open', async () => {
  const id = await create(tokenOf({}));
  const token = await signLaneToken({ documentId: id });
  const answer = await ask({ path: `/deltas/local/${id}`, headers: { authorization: `Basic ${token}` } });
  expect(answer.status).toBe(200);
  expect(await joinBySocket(relay, { id, token })).toEqual({ joined: 'marco-bianchi' });
});

test('[SE2] a socket stays no longer than its token', async () => {
  const id = await create(tokenOf({}));
  const token = await signLaneToken({ documentId: id, lifetime: 2 });
  expect(await joinBySocket(relay, { id, token, isUntilCut: true })).toEqual({
    joined: 'marco-bianchi',
    isCut: true,
  });
});

test('[SE2] a container that is not there is told so, and no token for one that is there makes another', async () => {
  const token = await signLaneToken();
  expect(await joinBySocket(relay, { id: 'none', token })).toEqual({ refused: 404 });
  const id = await create(tokenOf({}));
  await expect(create(() => signLaneToken({ documentId: id }))).rejects.toMatchObject({ statusCode: 403 });
});

test('[WB3] who holds the token of a lost container makes and joins its successor', async () => {
  const id = await create(() => signLaneToken({ documentId: 'lost' }));
  const token = await signLaneToken({ documentId: 'lost' });
  expect(await joinBySocket(relay, { id, token })).toEqual({ joined: 'marco-bianchi' });
});

test('[SE3] a foreign host or page gets nothing, whatever token it holds', async () => {
  const id = await create(tokenOf({}));
  const token = await signLaneToken();
  const path = `/deltas/local/${id}`;
  const authorization = `Basic ${token}`;
  const foreign: Record<string, string>[] = [
    ...[{ host: 'evil.example' }, { origin: 'https://evil.example' }, { origin: 'null' }],
  ];
  for (const headers of foreign) {
    const answer = await ask({ path, headers: { authorization, ...headers } });
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(await joinBySocket(relay, { id, token, headers })).toBe('no socket');
  }
  const own = await ask({ path, headers: { authorization, origin: tabOrigin } });
  expect(own).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': tabOrigin } });
});

test('[B15] it ends with its parent', async () => {
  const child = fork(script, { env: environment({}), execArgv: [] });
  await once(child, 'message');
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('[B15] what keeps it from starting is one clear line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(startFluidServer({ port, key: fluidKey, tabOrigin })).rejects.toThrow(
    `Fluid relay: Port ${port} is in use; set FLUID_PORT to a free one.`,
  );
  other.close();
});

test.each([
  [{ NODE_ENV: 'production' }, 'production'],
  [{ FLUID_KEY: '' }, 'FLUID_KEY'],
])('[SE3] with %p it does not start', async (changes, words) => {
  const child = fork(script, { env: environment(changes), execArgv: [], silent: true });
  let errors = '';
  child.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(errors).toContain(words);
});

type TokenOf = (containerId: string | null) => Promise<string>;

const tokenOf =
  (parts: Partial<LaneTokenParts>): TokenOf =>
  (containerId) =>
    signLaneToken({ ...parts, documentId: containerId ?? '' });

async function create(of: TokenOf): Promise<string> {
  const { container } = await connect(of).createContainer(schema);
  const id = await container.attach();
  container.dispose();
  return id;
}

/** As the tab does it. */
function connect(of: TokenOf): AzureClient {
  const fetchToken = async (_tenant: string, id?: string) => ({ jwt: await of(id ?? null) });
  return new AzureClient({
    connection: {
      type: 'local',
      endpoint: relay.endpoint,
      tokenProvider: { fetchOrdererToken: fetchToken, fetchStorageToken: fetchToken },
    },
  });
}

function environment(changes: Record<string, string>): Record<string, string | undefined> {
  return { PATH: process.env.PATH, FLUID_PORT: '0', FLUID_KEY: fluidKey, ...changes };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

/** Not by fetch: that sets its own Host. */
function ask(options: { path: string; headers: Record<string, string> }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ ...options, host: '127.0.0.1', port: relay.port, method: 'GET' }, (response) =>
      resolve({ status: response.resume().statusCode ?? 0, headers: response.headers }),
    )
      .once('error', reject)
      .end();
  });
}

type Answer = { status: number; headers: Record<string, unknown> };
